// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// A miner logs in under any name. What is taken for an address must give a script of one of the
// known sizes.

#include "core/check.hpp"
#include "pool/jobs/address.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace otedama::pool;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto& coin : coins())
        for (const auto& network : coin.networks) {
            const auto script = script_for_address(text, coin, network);
            if (script)
                OTEDAMA_ASSERT(script->size() >= 4 && script->size() <= 42);
            else
                OTEDAMA_ASSERT(!script.error().message.empty());
        }
    return 0;
}
