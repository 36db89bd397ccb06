// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"
#include "core/result.hpp"

#include <compare>
#include <cstdint>
#include <vector>

/// Blocks as a node reads them: from their bytes alone. What the pool builds is judged here, so
/// nothing in this folder uses the pool's own way of building.
namespace otedama::pool::devnet {

/// Which output of which transaction.
struct OutPoint {
    Hash256 txid;
    std::uint32_t index = 0;

    friend auto operator<=>(const OutPoint&, const OutPoint&) = default;
};

/// What a transaction spends, with its proof.
struct Input {
    OutPoint previous;
    Bytes script;
    std::uint32_t sequence = 0;
    std::vector<Bytes> witness;
};

/// What a transaction pays.
struct Output {
    std::uint64_t value = 0;
    Bytes script;
};

/// One transaction. The txid leaves the witness out, the wtxid does not.
struct Transaction {
    std::uint32_t version = 0;
    std::vector<Input> inputs;
    std::vector<Output> outputs;
    std::uint32_t lock_time = 0;
    bool has_witness = false;
    std::size_t base_size = 0;   // bytes without witness
    std::size_t total_size = 0;  // bytes with it
    Hash256 txid;
    Hash256 wtxid;
};

/// The 80 bytes that miners hash.
struct Header {
    std::uint32_t version = 0;
    Hash256 previous_block;
    Hash256 merkle_root;
    std::uint32_t time = 0;
    std::uint32_t bits = 0;
    std::uint32_t nonce = 0;
    Hash256 hash;
};

/// A block and its weight (BIP141).
struct Block {
    Header header;
    std::vector<Transaction> transactions;
    std::size_t weight = 0;
};

/// Reads a whole block; every byte must belong to it, and every count be in its shortest form.
[[nodiscard]] Result<Block> parse_block(ByteSpan bytes);

/// The root over all leaves. `is_mutated` tells whether two equal nodes stood side by side where
/// a duplicated list would put them (CVE-2012-2459); then several lists share this root.
struct MerkleTree {
    Hash256 root;
    bool is_mutated = false;
};
[[nodiscard]] MerkleTree merkle_tree(std::vector<Hash256> leaves);

}  // namespace otedama::pool::devnet
