// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/uint128.hpp"

#include <compare>

namespace otedama {

/// Money in a coin's base units (satoshi, litoshi, koinu, wei). Never floating point.
struct Amount {
    Int128 units = 0;

    friend auto operator<=>(const Amount&, const Amount&) = default;
    friend constexpr Amount operator+(Amount a, Amount b) noexcept { return {a.units + b.units}; }
    friend constexpr Amount operator-(Amount a, Amount b) noexcept { return {a.units - b.units}; }
};

}  // namespace otedama
