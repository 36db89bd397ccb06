// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/block.hpp"

#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/reader.hpp"

namespace otedama::pool::devnet {
namespace {

// The shortest forms: outpoint, empty script, sequence; value, empty script; one input and output.
constexpr std::size_t kMinInputSize = 41;
constexpr std::size_t kMinOutputSize = 9;
constexpr std::size_t kMinTransactionSize = 10;

Bytes read_blob(Reader& reader)
{
    const auto blob = reader.bytes(reader.count(1));
    return {blob.begin(), blob.end()};
}

std::vector<Input> read_inputs(Reader& reader)
{
    std::vector<Input> inputs(reader.count(kMinInputSize));
    for (auto& input : inputs) {
        input.previous.txid = reader.hash();
        input.previous.index = reader.number<std::uint32_t>();
        input.script = read_blob(reader);
        input.sequence = reader.number<std::uint32_t>();
    }
    return inputs;
}

std::vector<Output> read_outputs(Reader& reader)
{
    std::vector<Output> outputs(reader.count(kMinOutputSize));
    for (auto& output : outputs) {
        output.value = reader.number<std::uint64_t>();
        output.script = read_blob(reader);
    }
    return outputs;
}

std::vector<Bytes> read_witness(Reader& reader)
{
    std::vector<Bytes> items(reader.count(1));
    for (auto& item : items) item = read_blob(reader);
    return items;
}

/// Skips the marker and flag that announce a witness (BIP144); false if there are none.
bool read_marker(Reader& reader, bool& is_valid)
{
    if (reader.peek() != 0)
        return false;
    static_cast<void>(reader.number<std::uint8_t>());
    is_valid = reader.number<std::uint8_t>() == 1;
    return true;
}

bool read_transaction(Reader& reader, Transaction& transaction)
{
    bool is_valid = true;
    const auto begin = reader.position();
    transaction.version = reader.number<std::uint32_t>();
    const auto after_version = reader.position();
    transaction.has_witness = read_marker(reader, is_valid);
    const auto body = reader.position();
    transaction.inputs = read_inputs(reader);
    transaction.outputs = read_outputs(reader);
    const auto body_end = reader.position();
    if (transaction.has_witness)
        for (auto& input : transaction.inputs) input.witness = read_witness(reader);
    const auto before_lock_time = reader.position();
    transaction.lock_time = reader.number<std::uint32_t>();
    const auto end = reader.position();

    transaction.total_size = end - begin;
    transaction.base_size = (after_version - begin) + (body_end - body) + (end - before_lock_time);
    transaction.wtxid = sha256d(reader.between(begin, end));
    Sha256 stripped;
    stripped.update(reader.between(begin, after_version))
        .update(reader.between(body, body_end))
        .update(reader.between(before_lock_time, end));
    transaction.txid = sha256(stripped.finish().bytes);

    // A witness that is announced but empty would give one transaction two serialisations.
    const bool is_superfluous =
        transaction.has_witness && std::ranges::all_of(transaction.inputs,
                                       [](const Input& input) { return input.witness.empty(); });
    return reader.is_good() && is_valid && !is_superfluous;
}

Header read_header(Reader& reader)
{
    Header header;
    header.version = reader.number<std::uint32_t>();
    header.previous_block = reader.hash();
    header.merkle_root = reader.hash();
    header.time = reader.number<std::uint32_t>();
    header.bits = reader.number<std::uint32_t>();
    header.nonce = reader.number<std::uint32_t>();
    header.hash = sha256d(reader.between(0, reader.position()));
    return header;
}

}  // namespace

Result<Block> parse_block(ByteSpan bytes)
{
    const auto failure = [] { return fail(ErrorCode::rejected, "Block decode failed"); };
    Reader reader(bytes);
    Block block;
    block.header = read_header(reader);
    const auto count = reader.count(kMinTransactionSize);
    const auto fixed_size = reader.position();
    if (!reader.is_good())
        return failure();
    block.transactions.resize(count);
    block.weight = 4 * fixed_size;
    for (auto& transaction : block.transactions) {
        if (!read_transaction(reader, transaction))
            return failure();
        block.weight += 3 * transaction.base_size + transaction.total_size;
    }
    if (reader.left() != 0)
        return failure();
    return block;
}

MerkleTree merkle_tree(std::vector<Hash256> leaves)
{
    MerkleTree tree;
    while (leaves.size() > 1) {
        for (std::size_t i = 0; i + 1 < leaves.size(); i += 2)
            tree.is_mutated |= leaves[i] == leaves[i + 1];
        if (leaves.size() % 2 != 0)
            leaves.push_back(leaves.back());
        for (std::size_t i = 0; i < leaves.size() / 2; ++i)
            leaves[i] = sha256d(leaves[2 * i], leaves[2 * i + 1]);
        leaves.resize(leaves.size() / 2);
    }
    if (!leaves.empty())
        tree.root = leaves.front();
    return tree;
}

}  // namespace otedama::pool::devnet
