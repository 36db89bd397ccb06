// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coinbase.hpp"

#include "core/check.hpp"
#include "pool/jobs/compact_size.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/jobs/script.hpp"

namespace otedama::pool {
namespace {

constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kVersionSize = 4;
constexpr std::size_t kLockTimeSize = 4;
constexpr std::size_t kMaxScriptSize = 100;
constexpr std::size_t kHoleSize = kExtranonce1Size + kExtranonce2Size;
// Not 0xffffffff, which would switch the lock time off.
constexpr std::uint32_t kSequence = 0xfffffffe;

/// The coinbase script up to the hole: the height, then the opcode that pushes the hole.
Bytes script_before_hole(std::uint32_t height)
{
    Bytes script;
    append_number(script, height);
    script.push_back(static_cast<std::uint8_t>(kHoleSize));
    return script;
}

Bytes script_after_hole(std::string_view tag, const std::optional<Hash256>& commitment)
{
    OTEDAMA_ASSERT(tag.size() <= kMaxTagSize);
    Bytes script;
    if (!tag.empty())
        append_push(script, Bytes(tag.begin(), tag.end()));
    if (commitment)
        append_push(script, commitment->bytes);
    return script;
}

void append_output(Bytes& out, Amount value, ByteSpan script)
{
    append_le(out, static_cast<std::uint64_t>(value.units));
    append_compact_size(out, script.size());
    append(out, script);
}

void append_outputs(Bytes& out, const BlockTemplate& block, const CoinbasePlan& plan)
{
    Amount total;
    append_compact_size(out, plan.outputs.size() + (block.witness_commitment.empty() ? 0 : 1));
    for (const auto& output : plan.outputs) {
        append_output(out, output.value, output.script);
        total = total + output.value;
    }
    OTEDAMA_ASSERT(total == block.coinbase_value);
    if (!block.witness_commitment.empty())
        append_output(out, Amount{0}, block.witness_commitment);
}

}  // namespace

CoinbaseParts make_coinbase(
    const BlockTemplate& block, const CoinbasePlan& plan, std::string_view tag)
{
    const auto before = script_before_hole(block.height);
    const auto after = script_after_hole(tag, plan.commitment);
    const auto script_size = before.size() + kHoleSize + after.size();
    OTEDAMA_ASSERT(script_size <= kMaxScriptSize);

    CoinbaseParts parts;
    append_le(parts.prefix, kVersion);
    append_compact_size(parts.prefix, 1);
    // The input spends nothing: no transaction, output 2^32 - 1.
    append(parts.prefix, Hash256{}.bytes);
    append_le(parts.prefix, std::uint32_t{0xffffffff});
    append_compact_size(parts.prefix, script_size);
    append(parts.prefix, before);

    append(parts.suffix, after);
    append_le(parts.suffix, kSequence);
    append_outputs(parts.suffix, block, plan);
    append_le(parts.suffix, block.height - 1);
    return parts;
}

Bytes add_coinbase_witness(ByteSpan coinbase, const BlockTemplate& block)
{
    if (block.witness_commitment.empty())
        return {coinbase.begin(), coinbase.end()};
    constexpr std::uint8_t kMarkerAndFlag[] = {0, 1};
    Bytes whole;
    append(whole, coinbase.first(kVersionSize));
    append(whole, kMarkerAndFlag);
    append(whole, coinbase.subspan(kVersionSize, coinbase.size() - kVersionSize - kLockTimeSize));
    // One witness item: the 32 zero bytes that nodes put into their commitment.
    append_compact_size(whole, 1);
    append_push(whole, Hash256{}.bytes);
    append(whole, coinbase.last(kLockTimeSize));
    return whole;
}

}  // namespace otedama::pool
