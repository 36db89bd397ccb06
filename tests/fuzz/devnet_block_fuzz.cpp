// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// Anybody hands a block in. What parses must serialise to the same bytes, and the chain must say
// no to all of it: nobody fuzzes a proof of work.

#include "core/check.hpp"
#include "pool/jobs/devnet/chain.hpp"
#include "pool/jobs/devnet/serialize.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace otedama::pool::devnet;
    const otedama::ByteSpan input(data, size);
    const auto block = parse_block(input);
    if (block)
        OTEDAMA_ASSERT(std::ranges::equal(serialize(*block), input));

    // The checks behind the proof of work, as for a block that fits.
    if (block && !block->transactions.empty()) {
        FaucetCoins coins;
        for (const auto& transaction : block->transactions)
            for (const auto& spent : transaction.inputs) coins.emplace(spent.previous, 1000);
        auto context = BlockContext{.height = 21,
            .previous_block = block->header.previous_block,
            .bits = block->header.bits,
            .max_time = 0xffffffff};
        static_cast<void>(check_block(*block, context, coins));
    }
    static const auto chain = Chain::open(make_parameters(1.0).value(), "").value();
    OTEDAMA_ASSERT(!chain->add(input, otedama::unix_now()));
    return 0;
}
