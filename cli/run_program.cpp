// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/run_program.hpp"

#include "cli/exit_code.hpp"
#include "cli/output.hpp"
#include "cli/reporter.hpp"
#include "cli/settings_source.hpp"
#include "cli/signals.hpp"

#include <chrono>
#include <thread>

namespace otedama::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// How often signals and events are looked for.
constexpr std::chrono::milliseconds kTick{50};

/// Shows a running App until there is a reason to end.
class Watch {
  public:
    /// `wanted_blocks`: end after so many; 0: do not. All outlive it.
    Watch(App& app, Reporter& reporter, const Signals& signals, std::uint64_t wanted_blocks)
        : app_(app), reporter_(reporter), signals_(signals), wanted_blocks_(wanted_blocks)
    {}

    /// The exit code.
    [[nodiscard]] int run()
    {
        Clock::time_point next_second = Clock::now() + std::chrono::seconds(1);
        is_heard_ = reporter_.on_start(app_.snapshot());
        while (!is_over()) {
            std::this_thread::sleep_for(kTick);
            take_events();
            if (Clock::now() >= next_second) {
                next_second += std::chrono::seconds(1);
                is_heard_ = is_heard_ && reporter_.on_second(app_.snapshot());
            }
        }
        return exit_code(is_heard_ && reporter_.on_end(app_.snapshot()));
    }

  private:
    [[nodiscard]] bool has_all_blocks() const
    {
        return wanted_blocks_ != 0 && blocks_ >= wanted_blocks_;
    }

    [[nodiscard]] bool is_over() const
    {
        return !is_heard_ || has_quit_ || has_all_blocks() || signals_.was_requested();
    }

    void take_events()
    {
        for (const Event& event : app_.take_events()) {
            if (has_all_blocks())
                return;
            has_quit_ = has_quit_ || event.kind == EventKind::quit;
            blocks_ += event.kind == EventKind::block_accepted ? 1 : 0;
            is_heard_ = is_heard_ && reporter_.on_event(event);
        }
    }

    [[nodiscard]] int exit_code(bool is_heard) const
    {
        if (!is_heard) {
            write_error("standard output cannot be written to");
            return kExitFailed;
        }
        const bool is_unfinished = wanted_blocks_ != 0 && !has_all_blocks();
        return is_unfinished ? kExitInterrupted : kExitDone;
    }

    App& app_;
    Reporter& reporter_;
    const Signals& signals_;
    std::uint64_t wanted_blocks_;
    std::uint64_t blocks_ = 0;
    bool has_quit_ = false;
    bool is_heard_ = true;
};

int run_program(const Arguments& arguments, Program program)
{
    Signals signals;
    const auto config = read_config(arguments);
    if (!config) {
        write_error(config.error().message);
        return kExitUsage;
    }
    const auto app = make_app(*config, program);
    if (!app)
        return report_error(app.error());
    signals.accept_requests();
    const auto reporter = make_reporter(arguments, program);
    const std::uint64_t blocks = program == Program::demo ? config->integer("demo.blocks") : 0;
    return Watch(**app, *reporter, signals, blocks).run();
}

}  // namespace

int run_mine(const Arguments& arguments)
{
    return run_program(arguments, Program::mine);
}

int run_pool(const Arguments& arguments)
{
    return run_program(arguments, Program::pool);
}

int run_demo(const Arguments& arguments)
{
    return run_program(arguments, Program::demo);
}

}  // namespace otedama::cli
