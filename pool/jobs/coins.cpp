// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/coin.hpp"

#include <algorithm>
#include <array>

namespace otedama::pool {
namespace {

// The devnet shares regtest's prefixes: every wallet can make such addresses, and none of them can
// be mistaken for one that holds real money.
constexpr std::array kBitcoinNetworks = {
    Network{.name = "main",
        .p2pkh_prefix = 0,
        .p2sh_prefix = 5,
        .bech32_prefix = "bc",
        .rpc_port = 8332,
        .cookie_folder = ""},
    Network{.name = "testnet4",
        .p2pkh_prefix = 111,
        .p2sh_prefix = 196,
        .bech32_prefix = "tb",
        .rpc_port = 48332,
        .cookie_folder = "testnet4"},
    Network{.name = "regtest",
        .p2pkh_prefix = 111,
        .p2sh_prefix = 196,
        .bech32_prefix = "bcrt",
        .rpc_port = 18443,
        .cookie_folder = "regtest"},
    Network{.name = "devnet",
        .p2pkh_prefix = 111,
        .p2sh_prefix = 196,
        .bech32_prefix = "bcrt",
        .rpc_port = 0,
        .cookie_folder = "",
        .is_worthless = true},
};

constexpr std::array kCoins = {
    Coin{.name = "bitcoin",
        .ticker = "BTC",
        .algorithm = "sha256d",
        .data_folder = ".bitcoin",
        .decimals = 8,
        .maturity = 100,
        .networks = kBitcoinNetworks},
};

}  // namespace

std::span<const Coin> coins() noexcept
{
    return kCoins;
}

const Coin* find_coin(std::string_view name) noexcept
{
    const auto* row = std::ranges::find(kCoins, name, &Coin::name);
    return row == kCoins.end() ? nullptr : row;
}

const Network* find_network(const Coin& coin, std::string_view name) noexcept
{
    const auto row = std::ranges::find(coin.networks, name, &Network::name);
    return row == coin.networks.end() ? nullptr : &*row;
}

}  // namespace otedama::pool
