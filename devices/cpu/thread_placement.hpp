// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <chrono>

namespace otedama {

/// Binds the calling thread to one processor, by the operating system's number.
[[nodiscard]] Result<void> pin_this_thread(unsigned processor);

/// Sets how the calling thread competes with others: 0 least of all (niceness 19), 1 below
/// normal, 2 normal, 3 to 5 above (needs the right to do so).
[[nodiscard]] Result<void> set_this_thread_priority(int priority);

/// The processor time that the calling thread has used.
[[nodiscard]] std::chrono::nanoseconds this_thread_cpu_time() noexcept;

}  // namespace otedama
