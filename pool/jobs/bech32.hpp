// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace otedama::pool {

/// What a segwit address says.
struct SegwitAddress {
    std::string prefix;  // human-readable part, lower case
    std::uint8_t version = 0;
    Bytes program;
};

/// Decodes bech32 (BIP173, witness version 0) and bech32m (BIP350, versions 1 to 16). The error is
/// a sentence's end, such as "its checksum does not fit".
[[nodiscard]] Result<SegwitAddress> decode_segwit_address(std::string_view text);

}  // namespace otedama::pool
