// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <string>

namespace otedama {

/// ISO 8601 in UTC and milliseconds, as logs and JSON carry it: "2026-11-21T11:50:03.042Z".
[[nodiscard]] std::string to_iso_time(std::chrono::system_clock::time_point time);

}  // namespace otedama
