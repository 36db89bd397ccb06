// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/coinbase_check.hpp"

#include "pool/jobs/devnet/block_check.hpp"

#include <algorithm>

namespace otedama::pool::devnet {
namespace {

constexpr std::size_t kCommitmentSize = 38;
constexpr std::uint8_t kCommitmentStart[] = {0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed};

tl::unexpected<Error> reject(const char* reason)
{
    return fail(ErrorCode::rejected, reason);
}

bool is_coinbase(const Transaction& transaction)
{
    return transaction.inputs.size() == 1 &&
           transaction.inputs[0].previous == OutPoint{Hash256{}, 0xffffffff};
}

/// The height as the script must begin with it: OP_1 to OP_16, or the shortest little-endian
/// number that is not negative.
Bytes height_script(std::uint32_t height)
{
    if (height <= 16)
        return {static_cast<std::uint8_t>(0x50 + height)};
    Bytes script = {0};
    for (auto rest = height; rest != 0; rest /= 256)
        script.push_back(static_cast<std::uint8_t>(rest % 256));
    if (script.back() >= 0x80)
        script.push_back(0);
    script[0] = static_cast<std::uint8_t>(script.size() - 1);
    return script;
}

bool is_commitment(const Output& output)
{
    return output.script.size() >= kCommitmentSize &&
           std::ranges::equal(ByteSpan(output.script).first(6), kCommitmentStart);
}

Result<void> check_no_witness(const Block& block)
{
    const bool has_witness =
        std::ranges::any_of(block.transactions, [](const auto& tx) { return tx.has_witness; });
    if (has_witness)
        return reject("unexpected-witness");
    return {};
}

}  // namespace

Result<void> check_coinbase(const Block& block, std::uint32_t height)
{
    if (block.transactions.empty())
        return reject("bad-blk-length");
    if (!is_coinbase(block.transactions.front()))
        return reject("bad-cb-missing");
    if (std::ranges::any_of(block.transactions.begin() + 1, block.transactions.end(), is_coinbase))
        return reject("bad-cb-multiple");
    const auto& script = block.transactions.front().inputs[0].script;
    if (script.size() < 2 || script.size() > 100)
        return reject("bad-cb-length");
    const auto expected = height_script(height);
    if (script.size() < expected.size() ||
        !std::equal(expected.begin(), expected.end(), script.begin()))
        return reject("bad-cb-height");
    return {};
}

Result<void> check_coinbase_value(const Transaction& coinbase, std::uint64_t allowed)
{
    // check_form bounded each value and their sum.
    std::uint64_t paid = 0;
    for (const auto& output : coinbase.outputs) paid += output.value;
    if (paid > allowed)
        return reject("bad-cb-amount");
    return {};
}

Result<void> check_witness_commitment(const Block& block)
{
    const auto& coinbase = block.transactions.front();
    // Where there are several, the last one counts.
    const auto output =
        std::find_if(coinbase.outputs.rbegin(), coinbase.outputs.rend(), is_commitment);
    if (output == coinbase.outputs.rend())
        return check_no_witness(block);

    const auto& witness = coinbase.inputs[0].witness;
    Hash256 reserved;
    if (witness.size() != 1 || witness[0].size() != reserved.bytes.size())
        return reject("bad-witness-nonce-size");
    std::ranges::copy(witness[0], reserved.bytes.begin());
    std::vector<Hash256> wtxids;
    for (auto tx = block.transactions.begin() + 1; tx != block.transactions.end(); ++tx)
        wtxids.push_back(tx->wtxid);
    const auto expected = witness_commitment_script(wtxids, reserved);
    if (!std::ranges::equal(ByteSpan(output->script).first(kCommitmentSize), expected))
        return reject("bad-witness-merkle-match");
    return {};
}

}  // namespace otedama::pool::devnet
