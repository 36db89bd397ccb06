// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <string>

namespace otedama {

/// 128-bit integers: amounts in base units, weights in expected hashes.
__extension__ using UInt128 = unsigned __int128;
__extension__ using Int128 = __int128;

/// Decimal text.
[[nodiscard]] std::string to_string(UInt128 value);

}  // namespace otedama
