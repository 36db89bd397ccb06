// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/algorithm.hpp"

#include <span>
#include <string_view>

namespace otedama {

/// Every proof-of-work function, in the order shown to users.
[[nodiscard]] std::span<const Algorithm> algorithms() noexcept;

/// The row of that name, or null.
[[nodiscard]] const Algorithm* find_algorithm(std::string_view name) noexcept;

}  // namespace otedama
