// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "core/iso_time.hpp"

#include <fmt/chrono.h>

namespace otedama {

std::string to_iso_time(std::chrono::system_clock::time_point time)
{
    // fmt 9 has no fractions of a second.
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto rest = std::chrono::floor<std::chrono::milliseconds>(time - seconds);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", seconds, rest.count());
}

}  // namespace otedama
