// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/block_template.hpp"
#include "pool/jobs/coinbase_policy.hpp"

#include <string_view>

namespace otedama::pool {

/// The longest pool tag that a coinbase has room for, with a commitment beside it.
inline constexpr std::size_t kMaxTagSize = 32;

/// A coinbase transaction around its extranonce hole, without witness: what miners hash.
struct CoinbaseParts {
    Bytes prefix;
    Bytes suffix;
};

/// Serialises a coinbase of version 2 with, in its script, the height (BIP34), the hole, the tag
/// and the plan's commitment; then the plan's outputs and the witness commitment (BIP141). Lock
/// time and sequence are those that BIP54 asks for. `tag` has at most kMaxTagSize bytes, and the
/// plan pays out exactly the template's coinbase value.
[[nodiscard]] CoinbaseParts make_coinbase(
    const BlockTemplate& block, const CoinbasePlan& plan, std::string_view tag);

/// The coinbase as a block holds it: with the witness that BIP141 prescribes if the template has a
/// witness commitment, else as it is. `coinbase` is prefix, extranonces, suffix.
[[nodiscard]] Bytes add_coinbase_witness(ByteSpan coinbase, const BlockTemplate& block);

}  // namespace otedama::pool
