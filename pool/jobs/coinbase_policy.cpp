// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coinbase_policy.hpp"

#include "core/check.hpp"
#include "core/hex.hpp"
#include "pool/accounting/identity.hpp"
#include "pool/jobs/script.hpp"

namespace otedama::pool {
namespace {

/// A class is the script it pays to, in hexadecimal: two spellings of one address share their job.
CoinbaseClass class_of(const Bytes& script)
{
    return {to_hex(script)};
}

/// The account of a login: everything before the first dot.
class SoloPolicy final : public CoinbasePolicy {
  public:
    SoloPolicy(const Coin& coin, const Network& network, Bytes payout_script)
        : coin_(coin), network_(network), payout_script_(std::move(payout_script))
    {}

    Result<CoinbaseClass> classify(std::string_view user) const override
    {
        if (!payout_script_.empty())
            return class_of(payout_script_);
        auto script = script_for_address(account_of(user), coin_, network_);
        if (script)
            return class_of(*script);
        if (network_.is_worthless)
            return class_of(anyone_can_spend_script());
        return fail_with("the user name must begin with your payout address", script.error());
    }

    CoinbasePlan plan(
        const BlockTemplate& block, const CoinbaseClass& coinbase_class) const override
    {
        auto script = from_hex(coinbase_class.key);
        OTEDAMA_ASSERT(script.has_value());
        return {.outputs = {{.value = block.coinbase_value, .script = std::move(*script)}},
            .commitment = std::nullopt};
    }

  private:
    const Coin& coin_;
    const Network& network_;
    Bytes payout_script_;  // empty: the user name says
};

}  // namespace

Result<std::unique_ptr<CoinbasePolicy>> make_solo_policy(
    const Coin& coin, const Network& network, const std::string& payout_address)
{
    Bytes script;
    if (!payout_address.empty()) {
        auto parsed = script_for_address(payout_address, coin, network);
        if (!parsed)
            return fail_with("payout address", parsed.error());
        script = std::move(*parsed);
    }
    return std::make_unique<SoloPolicy>(coin, network, std::move(script));
}

}  // namespace otedama::pool
