// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/reporter.hpp"

#include "cli/live_display.hpp"
#include "cli/output.hpp"
#include "cli/status_block.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace otedama::cli {
namespace {

constexpr unsigned kSecondsOfMinute = 60;

/// On a terminal.
class LiveReporter final : public Reporter {
  public:
    explicit LiveReporter(bool has_color) : display_(has_color) {}

    bool on_start(const Snapshot& snapshot) override { return draw(snapshot); }
    bool on_second(const Snapshot& snapshot) override { return draw(snapshot); }
    bool on_end(const Snapshot& snapshot) override { return draw(snapshot); }

  private:
    bool draw(const Snapshot& snapshot)
    {
        display_.draw(snapshot);
        return true;
    }

    LiveDisplay display_;
};

/// Into a log: a line each minute.
class LogReporter final : public Reporter {
  public:
    bool on_second(const Snapshot& snapshot) override
    {
        if (++seconds_ % kSecondsOfMinute == 0)
            log_info(summarize_status(snapshot));
        return true;
    }
    bool on_end(const Snapshot& snapshot) override
    {
        log_info("stopped: " + summarize_status(snapshot));
        return true;
    }

  private:
    unsigned seconds_ = 0;
};

/// For programs: a line for every event, and the snapshot at start, each minute and at the end.
class JsonReporter final : public Reporter {
  public:
    bool on_start(const Snapshot& snapshot) override { return write("started", snapshot); }
    bool on_event(const Event& event) override { return write_out(to_json(event) + "\n"); }
    bool on_second(const Snapshot& snapshot) override
    {
        return ++seconds_ % kSecondsOfMinute != 0 || write("status", snapshot);
    }
    bool on_end(const Snapshot& snapshot) override { return write("stopped", snapshot); }

  private:
    static bool write(std::string_view name, const Snapshot& snapshot)
    {
        return write_out(snapshot_event_to_json(name, snapshot) + "\n");
    }

    unsigned seconds_ = 0;
};

/// For programs that want a demo's blocks: one object at the end.
class DemoJsonReporter final : public Reporter {
  public:
    bool on_event(const Event& event) override
    {
        if (event.kind == EventKind::block_accepted)
            blocks_.push_back(event);
        return true;
    }
    bool on_end(const Snapshot& snapshot) override
    {
        return write_out(demo_to_json(blocks_, snapshot) + "\n");
    }

  private:
    std::vector<Event> blocks_;
};

/// https://no-color.org: any value but the empty one.
bool has_color(const Arguments& arguments)
{
    const char* no_color = std::getenv("NO_COLOR");
    return !arguments.is_colorless && (no_color == nullptr || *no_color == '\0');
}

}  // namespace

std::unique_ptr<Reporter> make_reporter(const Arguments& arguments, Program program)
{
    if (arguments.is_json && program == Program::demo)
        return std::make_unique<DemoJsonReporter>();
    if (arguments.is_json)
        return std::make_unique<JsonReporter>();
    if (LiveDisplay::is_possible())
        return std::make_unique<LiveReporter>(has_color(arguments));
    return std::make_unique<LogReporter>();
}

}  // namespace otedama::cli
