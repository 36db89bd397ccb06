// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/result.hpp"
#include "pool/jobs/coin.hpp"

#include <string>
#include <string_view>

namespace otedama::pool {

/// The output script that pays `address` on `network`: base58check P2PKH and P2SH, bech32 witness
/// version 0 (BIP173), bech32m versions 1 to 16 (BIP350). The error says what is wrong with it,
/// and names the other network when it belongs to one.
[[nodiscard]] Result<Bytes> script_for_address(
    std::string_view address, const Coin& coin, const Network& network);

}  // namespace otedama::pool
