// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// A node answers anything. What is taken for a template must be good enough to build a block of
// that reads back as one.

#include "core/check.hpp"
#include "pool/jobs/devnet/block.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/jobs/rpc_reply.hpp"
#include "pool/jobs/script.hpp"
#include "pool/jobs/template_parser.hpp"
#include "pool/jobs/tip_parser.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace otedama::pool {
namespace {

void check_template(const BlockTemplate& block)
{
    OTEDAMA_ASSERT(block.height > 0 && block.min_time <= block.current_time);
    OTEDAMA_ASSERT(Target::from_compact(block.bits) == block.network_target);
    OTEDAMA_ASSERT(block.witness_commitment.empty() || block.witness_commitment.size() == 38);

    const CoinbasePlan plan{
        .outputs = {{.value = block.coinbase_value, .script = anyone_can_spend_script()}},
        .commitment = Hash256{}};
    const auto job =
        make_pool_job("1", std::make_shared<const BlockTemplate>(block), true, plan, "/Otedama/");
    const ExtraNonce extranonce1(1, kExtranonce1Size);
    const ExtraNonce extranonce2(2, kExtranonce2Size);
    const auto root = merkle_root(*job, extranonce1, extranonce2);
    const auto bytes =
        make_block(*job, make_header(*job, root, block.version, 3, 4), extranonce1, extranonce2);
    OTEDAMA_ASSERT(bytes.size() > 80);
    // The transactions are the node's affair; without any the whole block is ours.
    if (block.transactions.empty()) {
        const auto parsed = devnet::parse_block(bytes);
        OTEDAMA_ASSERT(parsed && parsed->header.merkle_root == parsed->transactions[0].txid);
    }
}

}  // namespace
}  // namespace otedama::pool

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace otedama::pool;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto block = parse_template(text))
        check_template(*block);
    static_cast<void>(result_of_reply("getblocktemplate", text));
    static_cast<void>(parse_chain_info(text));
    static_cast<void>(parse_hash(text));
    return 0;
}
