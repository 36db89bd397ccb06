// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/live_display.hpp"

#include "cli/status_block.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace otedama::cli {
namespace {

/// What stands on the terminal. The log's writer is a plain function, so it can find it only here.
struct Terminal {
    std::mutex mutex;
    std::vector<std::string> block;  // its lines, as drawn
};

Terminal& terminal()
{
    static Terminal instance;
    return instance;
}

void put(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// Puts the cursor where the block begins and clears from there.
void erase_block(const Terminal& screen)
{
    if (!screen.block.empty())
        put(fmt::format("\x1b[{}A\x1b[J", screen.block.size()));
}

void draw_block(const Terminal& screen)
{
    for (const std::string& line : screen.block) {
        put(line);
        put("\n");
    }
    std::fflush(stdout);
}

void write_log_line(std::string_view line)
{
    Terminal& screen = terminal();
    const std::lock_guard lock(screen.mutex);
    erase_block(screen);
    std::fflush(stdout);
    std::fwrite(line.data(), 1, line.size(), stderr);
    draw_block(screen);
}

std::size_t terminal_columns()
{
    winsize size{};
    const bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0;
    // One column less: some terminals wrap when the last one is written to.
    return is_known ? size.ws_col - 1U : StatusStyle{}.columns - 1;
}

}  // namespace

bool LiveDisplay::is_possible()
{
    const char* kind = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && kind != nullptr && std::string_view(kind) != "dumb" &&
           *kind != '\0';
}

LiveDisplay::LiveDisplay(bool has_color) : has_color_(has_color)
{
    set_log_writer(&write_log_line);
}

LiveDisplay::~LiveDisplay()
{
    set_log_writer(nullptr);
    Terminal& screen = terminal();
    const std::lock_guard lock(screen.mutex);
    screen.block.clear();
}

void LiveDisplay::draw(const Snapshot& snapshot)
{
    auto block = render_status(snapshot, {.columns = terminal_columns(), .has_color = has_color_});
    Terminal& screen = terminal();
    const std::lock_guard lock(screen.mutex);
    erase_block(screen);
    screen.block = std::move(block);
    draw_block(screen);
}

}  // namespace otedama::cli
