// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/devnet/block.hpp"

namespace otedama::pool::devnet {

/// The bytes of a transaction, with its witness if has_witness says so; the ids are not looked at.
[[nodiscard]] Bytes serialize(const Transaction& transaction);

/// The bytes of a block; the hash, ids and sizes are not looked at.
[[nodiscard]] Bytes serialize(const Block& block);

/// The transaction as the chain will read it back: sizes and ids filled in.
[[nodiscard]] Transaction with_ids(Transaction transaction);

}  // namespace otedama::pool::devnet
