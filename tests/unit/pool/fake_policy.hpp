// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/coinbase_policy.hpp"

#include <atomic>

namespace otedama::pool::test {

/// Pays each account by a script that is its name; refuses names that begin with "bad".
class FakePolicy final : public CoinbasePolicy {
  public:
    [[nodiscard]] Result<CoinbaseClass> classify(std::string_view user) const override
    {
        if (user.starts_with("bad"))
            return fail(ErrorCode::rejected, "no such address");
        return CoinbaseClass{std::string(user.substr(0, user.find('.')))};
    }

    [[nodiscard]] CoinbasePlan plan(
        const BlockTemplate& block, const CoinbaseClass& coinbase_class) const override
    {
        ++plans;
        const Bytes script(coinbase_class.key.begin(), coinbase_class.key.end());
        return {.outputs = {{.value = block.coinbase_value, .script = script}}, .commitment = {}};
    }

    mutable std::atomic<int> plans{0};
};

}  // namespace otedama::pool::test
