// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <stop_token>

namespace otedama {

/// Sleeps for `duration`, but no longer than until `stop` is requested; false once it is.
bool sleep_for(std::chrono::nanoseconds duration, const std::stop_token& stop);

}  // namespace otedama
