// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/format.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace otedama::cli {
namespace {

struct Scaled {
    double value = 0;
    std::string_view prefix;
};

Scaled scale(double value)
{
    constexpr std::string_view kPrefixes[] = {"", "k", "M", "G", "T", "P", "E", "Z"};
    std::size_t step = 0;
    // 999.95 would be shown as 1000.
    while (value >= 999.95 && step + 1 < std::size(kPrefixes)) {
        value /= 1000;
        ++step;
    }
    return {value, kPrefixes[step]};
}

}  // namespace

std::string format_rate(double per_second, std::string_view unit)
{
    const auto [value, prefix] = scale(per_second);
    return fmt::format("{:.{}f} {}{}", value, value < 100 ? 2 : 1, prefix, unit);
}

std::string format_duration(double seconds)
{
    const auto whole = static_cast<std::uint64_t>(std::max(0.0, seconds));
    const std::uint64_t days = whole / 86400;
    const std::string time =
        fmt::format("{}:{:02}:{:02}", whole / 3600 % 24, whole / 60 % 60, whole % 60);
    return days == 0 ? time : fmt::format("{}d {}", days, time);
}

std::string format_difficulty(double difficulty)
{
    const auto [value, prefix] = scale(difficulty);
    return fmt::format("{:.4g}{}", value, prefix);
}

}  // namespace otedama::cli
