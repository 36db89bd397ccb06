// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/jobs/devnet/block.hpp"

#include <cstdint>

namespace otedama::pool::devnet {

/// One coinbase, at the front, of the right form, that begins with the height (BIP34).
[[nodiscard]] Result<void> check_coinbase(const Block& block, std::uint32_t height);

/// That the coinbase pays out no more than it may.
[[nodiscard]] Result<void> check_coinbase_value(const Transaction& coinbase, std::uint64_t allowed);

/// That the coinbase commits to all witnesses, or that there are none (BIP141).
[[nodiscard]] Result<void> check_witness_commitment(const Block& block);

}  // namespace otedama::pool::devnet
