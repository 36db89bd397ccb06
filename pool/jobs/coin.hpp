// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/algorithm.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace otedama::pool {

/// One network of a coin: how its addresses look and where its node listens.
struct Network {
    std::string_view name;  // "main", "testnet4", "regtest", "devnet"
    std::uint8_t p2pkh_prefix;
    std::uint8_t p2sh_prefix;
    std::string_view bech32_prefix;  // human-readable part
    std::uint16_t rpc_port;          // 0: no node to ask, the chain lives in this process
    std::string_view cookie_folder;  // where the node keeps its cookie, below its data folder
    bool is_worthless = false;       // coins nobody wants: a payout may go to nobody in particular
};

/// One coin: a row of pool/jobs/coins.cpp.
struct Coin {
    std::string_view name;    // "bitcoin"
    std::string_view ticker;  // "BTC"
    std::string_view algorithm;
    std::string_view data_folder;  // where its node keeps its data, below the user's home
    unsigned decimals;             // base units are 10^-decimals of a coin
    unsigned maturity;             // confirmations before a coinbase can be spent
    std::span<const Network> networks;
};

[[nodiscard]] std::span<const Coin> coins() noexcept;

/// The row of that name, or null.
[[nodiscard]] const Coin* find_coin(std::string_view name) noexcept;
[[nodiscard]] const Network* find_network(const Coin& coin, std::string_view name) noexcept;

}  // namespace otedama::pool
