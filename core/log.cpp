// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/log.hpp"

#include "core/iso_time.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>

namespace otedama::log {
namespace {

constexpr std::array<std::string_view, 6> kLevelNames = {
    "trace", "debug", "info", "warning", "error", "off"};

void write_to_stderr(std::string_view line)
{
    std::fwrite(line.data(), 1, line.size(), stderr);
}

std::atomic<Level> current_level{Level::info};
std::atomic<void (*)(std::string_view)> line_writer{&write_to_stderr};

/// Text from a peer may hold anything; a line of the log holds printable characters only. What is
/// in `also_escaped` would be misread where the text goes.
std::string printable(std::string_view text, std::string_view also_escaped)
{
    std::string clean;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f || also_escaped.find(c) != std::string_view::npos)
            clean += fmt::format("\\x{:02x}", byte);
        else
            clean += c;
    }
    return clean;
}

std::string field_text(std::string_view text)
{
    const bool needs_quotes = text.empty() || text.find(' ') != std::string_view::npos;
    const std::string clean = printable(text, "\"\\");
    return needs_quotes ? '"' + clean + '"' : clean;
}

}  // namespace

std::string Field::to_string() const
{
    return fmt::format("{}={}", name_,
        std::visit(
            [](const auto& value) -> std::string {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string_view>)
                    return field_text(value);
                else
                    return fmt::format("{}", value);
            },
            value_));
}

void set_level(Level level) noexcept
{
    current_level.store(level, std::memory_order_relaxed);
}

Level level() noexcept
{
    return current_level.load(std::memory_order_relaxed);
}

std::optional<Level> level_from_name(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kLevelNames.size(); ++i) {
        if (kLevelNames[i] == name)
            return static_cast<Level>(i);
    }
    return std::nullopt;
}

void set_line_writer(void (*writer)(std::string_view line))
{
    line_writer.store(writer == nullptr ? &write_to_stderr : writer);
}

void write(Level level, Category category, std::string_view sentence, Fields fields)
{
    if (level < log::level())
        return;
    std::string line =
        fmt::format("{} {:<7} {:<7} {}", to_iso_time(std::chrono::system_clock::now()),
            kLevelNames[static_cast<std::size_t>(level)], category.name, printable(sentence, {}));
    for (const Field& field : fields) {
        line += ' ';
        line += field.to_string();
    }
    line += '\n';
    line_writer.load()(line);
}

}  // namespace otedama::log
