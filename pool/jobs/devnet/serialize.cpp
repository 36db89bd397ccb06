// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/serialize.hpp"

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/compact_size.hpp"

#include <utility>

namespace otedama::pool::devnet {
namespace {

void append_blob(Bytes& out, ByteSpan blob)
{
    append_compact_size(out, blob.size());
    append(out, blob);
}

void append_inputs(Bytes& out, const std::vector<Input>& inputs)
{
    append_compact_size(out, inputs.size());
    for (const auto& input : inputs) {
        append(out, input.previous.txid.bytes);
        append_le(out, input.previous.index);
        append_blob(out, input.script);
        append_le(out, input.sequence);
    }
}

void append_outputs(Bytes& out, const std::vector<Output>& outputs)
{
    append_compact_size(out, outputs.size());
    for (const auto& output : outputs) {
        append_le(out, output.value);
        append_blob(out, output.script);
    }
}

void append_witness(Bytes& out, const std::vector<Input>& inputs)
{
    for (const auto& input : inputs) {
        append_compact_size(out, input.witness.size());
        for (const auto& item : input.witness) append_blob(out, item);
    }
}

}  // namespace

Bytes serialize(const Transaction& transaction)
{
    constexpr std::uint8_t kMarkerAndFlag[] = {0, 1};
    Bytes out;
    append_le(out, transaction.version);
    if (transaction.has_witness)
        append(out, kMarkerAndFlag);
    append_inputs(out, transaction.inputs);
    append_outputs(out, transaction.outputs);
    if (transaction.has_witness)
        append_witness(out, transaction.inputs);
    append_le(out, transaction.lock_time);
    return out;
}

Bytes serialize(const Block& block)
{
    Bytes out;
    append_le(out, block.header.version);
    append(out, block.header.previous_block.bytes);
    append(out, block.header.merkle_root.bytes);
    append_le(out, block.header.time);
    append_le(out, block.header.bits);
    append_le(out, block.header.nonce);
    append_compact_size(out, block.transactions.size());
    for (const auto& transaction : block.transactions) append(out, serialize(transaction));
    return out;
}

Transaction with_ids(Transaction transaction)
{
    const auto total = serialize(transaction);
    transaction.total_size = total.size();
    transaction.wtxid = sha256d(total);
    const bool has_witness = std::exchange(transaction.has_witness, false);
    const auto base = serialize(transaction);
    transaction.has_witness = has_witness;
    transaction.base_size = base.size();
    transaction.txid = sha256d(base);
    return transaction;
}

}  // namespace otedama::pool::devnet
