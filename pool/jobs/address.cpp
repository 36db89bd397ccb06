// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/address.hpp"

#include "pool/jobs/base58.hpp"
#include "pool/jobs/bech32.hpp"
#include "pool/jobs/script.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace otedama::pool {
namespace {

constexpr std::size_t kHashSize = 20;

/// Whether `text` begins as a segwit address of that network does, in either case.
bool has_prefix(std::string_view text, std::string_view prefix)
{
    const auto same = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
    };
    return text.size() > prefix.size() && text[prefix.size()] == '1' &&
           std::ranges::equal(text.substr(0, prefix.size()), prefix, same);
}

/// Whether it is segwit at all. A base58 address never holds a known prefix and a '1' behind it by
/// accident: its first character is fixed by the network.
bool looks_like_segwit(std::string_view text)
{
    for (const auto& coin : coins())
        for (const auto& network : coin.networks)
            if (has_prefix(text, network.bech32_prefix))
                return true;
    return false;
}

/// "bitcoin testnet4 or regtest": whom an address belongs to, by a test on networks.
template <class Test>
std::string owners(const Test& is_owner)
{
    std::string names;
    for (const auto& coin : coins())
        for (const auto& network : coin.networks)
            if (is_owner(network))
                names +=
                    fmt::format("{}{} {}", names.empty() ? "" : " or ", coin.name, network.name);
    return names;
}

/// The text itself is not repeated: people paste private keys by mistake.
tl::unexpected<Error> refuse(const std::string& why)
{
    return fail(ErrorCode::invalid_argument, "not a usable address: " + why);
}

tl::unexpected<Error> refuse_foreign(
    const std::string& names, const Coin& coin, const Network& network)
{
    if (names.empty())
        return refuse("it belongs to no network known here");
    return refuse(fmt::format("it belongs to {}, not to {} {}", names, coin.name, network.name));
}

Result<Bytes> from_segwit(std::string_view text, const Coin& coin, const Network& network)
{
    const auto address = decode_segwit_address(text);
    if (!address)
        return refuse(address.error().message);
    if (address->prefix != network.bech32_prefix)
        return refuse_foreign(
            owners([&](const Network& other) { return other.bech32_prefix == address->prefix; }),
            coin, network);
    return witness_script(address->version, address->program);
}

Result<Bytes> from_base58(std::string_view text, const Coin& coin, const Network& network)
{
    const auto payload = decode_base58check(text);
    if (!payload)
        return refuse(payload.error().message);
    if (payload->size() != 1 + kHashSize)
        return refuse("it does not hold a hash of 20 bytes");
    const auto prefix = payload->front();
    const auto hash = ByteSpan(*payload).subspan(1);
    if (prefix == network.p2pkh_prefix)
        return p2pkh_script(hash);
    if (prefix == network.p2sh_prefix)
        return p2sh_script(hash);
    return refuse_foreign(owners([&](const Network& other) {
        return other.p2pkh_prefix == prefix || other.p2sh_prefix == prefix;
    }),
        coin, network);
}

}  // namespace

Result<Bytes> script_for_address(std::string_view address, const Coin& coin, const Network& network)
{
    if (address.empty())
        return fail(ErrorCode::invalid_argument, "the address is empty");
    return looks_like_segwit(address) ? from_segwit(address, coin, network)
                                      : from_base58(address, coin, network);
}

}  // namespace otedama::pool
