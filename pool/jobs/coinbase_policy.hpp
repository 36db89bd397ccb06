// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/address.hpp"
#include "pool/jobs/block_template.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace otedama::pool {

/// One output of a coinbase.
struct CoinbaseOutput {
    Amount value;
    Bytes script;
};

/// Who is paid by the next block, and what 32 bytes it commits to besides. The values add up to
/// the template's coinbase value.
struct CoinbasePlan {
    std::vector<CoinbaseOutput> outputs;
    std::optional<Hash256> commitment;
};

/// Sessions with equal classes mine the same coinbase and share one serialised job.
struct CoinbaseClass {
    std::string key;

    friend auto operator<=>(const CoinbaseClass&, const CoinbaseClass&) = default;
};

/// Decides who is paid by the next block: now solo, later ledger, circle, proxy. Thread-safe.
class CoinbasePolicy {
  public:
    virtual ~CoinbasePolicy() = default;

    /// The class of a login ("account.worker"); the error is a sentence for the miner's log.
    [[nodiscard]] virtual Result<CoinbaseClass> classify(std::string_view user) const = 0;

    [[nodiscard]] virtual CoinbasePlan plan(
        const BlockTemplate& block, const CoinbaseClass& coinbase_class) const = 0;
};

/// Pays the whole block to the one who found it: to `payout_address` if given, otherwise to the
/// address that the user name begins with. On a devnet, whose coins are worth nothing, a name that
/// is no address is paid to an anyone-can-spend output instead of being refused.
[[nodiscard]] Result<std::unique_ptr<CoinbasePolicy>> make_solo_policy(
    const Coin& coin, const Network& network, const std::string& payout_address);

}  // namespace otedama::pool
