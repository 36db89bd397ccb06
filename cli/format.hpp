// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace otedama::cli {

/// "12.34 MH/s": four digits and the prefix that fits.
[[nodiscard]] std::string format_rate(double per_second, std::string_view unit);

/// "1:02:03", days in front where there are any: "2d 1:02:03".
[[nodiscard]] std::string format_duration(double seconds);

/// A difficulty as short as it can be: "0.002", "1024", "110.57T".
[[nodiscard]] std::string format_difficulty(double difficulty);

}  // namespace otedama::cli
