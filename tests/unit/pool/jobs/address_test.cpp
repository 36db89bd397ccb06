// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/address.hpp"

#include "core/hex.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

namespace otedama::pool {
namespace {

using testing::HasSubstr;

const Coin& bitcoin()
{
    return *find_coin("bitcoin");
}

Result<Bytes> script_on(const std::string& network, const std::string& address)
{
    return script_for_address(address, bitcoin(), *find_network(bitcoin(), network));
}

std::string error_on(const std::string& network, const std::string& address)
{
    const auto script = script_on(network, address);
    return script ? "accepted" : script.error().message;
}

nlohmann::json vectors(const std::string& name)
{
    std::ifstream file(std::string(OTEDAMA_VECTORS) + "/" + name);
    return nlohmann::json::parse(file);
}

bool is_segwit(const std::string& address)
{
    return address.starts_with("bc1") || address.starts_with("tb1") || address.starts_with("bcrt1");
}

/// Bitcoin Core's chains "test" and "signet" are not offered here, but share testnet4's prefixes;
/// and base58 cannot tell any of the test networks apart.
bool should_accept(const std::string& network, const std::string& chain, const std::string& address)
{
    if (chain == "main" || network == "main")
        return chain == network;
    if (!is_segwit(address))
        return true;
    return (chain == "regtest") == (network == "regtest" || network == "devnet");
}

TEST(Address, BitcoinCoreValidVectorsOnEveryNetwork)
{
    std::size_t accepted = 0;
    for (const auto& entry : vectors("bitcoin_key_io_valid.json")) {
        const auto address = entry[0].get<std::string>();
        const auto chain = entry[2]["chain"].get<std::string>();
        const bool is_key = entry[2]["isPrivkey"].get<bool>();
        for (const auto& network : bitcoin().networks) {
            const auto script = script_for_address(address, bitcoin(), network);
            const bool expected =
                !is_key && should_accept(std::string(network.name), chain, address);
            ASSERT_EQ(script.has_value(), expected) << address << " on " << network.name;
            if (script) {
                EXPECT_EQ(to_hex(*script), entry[1].get<std::string>()) << address;
                ++accepted;
            }
        }
    }
    // Each base58 address of a test network counts for testnet4, regtest and devnet.
    EXPECT_EQ(accepted, 94u);
}

TEST(Address, BitcoinCoreValidVectorsInUpperCase)
{
    for (const auto& entry : vectors("bitcoin_key_io_valid.json")) {
        if (!entry[2].value("tryCaseFlip", false))
            continue;
        auto address = entry[0].get<std::string>();
        for (auto& c : address) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        const auto chain = entry[2]["chain"].get<std::string>();
        if (chain != "main" && chain != "regtest")
            continue;
        const auto script = script_on(chain, address);
        ASSERT_TRUE(script) << address;
        EXPECT_EQ(to_hex(*script), entry[1].get<std::string>());
    }
}

TEST(Address, BitcoinCoreInvalidVectorsAreRefusedEverywhere)
{
    for (const auto& entry : vectors("bitcoin_key_io_invalid.json"))
        for (const auto& network : bitcoin().networks)
            EXPECT_FALSE(script_for_address(entry[0].get<std::string>(), bitcoin(), network))
                << entry[0] << " on " << network.name;
}

TEST(Address, EverySingleCharacterErrorIsFound)
{
    // From Bitcoin Core's key_io_valid.json.
    for (const std::string good :
        {"1BShJZ8A5q53oJJfMJoEF1gfZCWdZqZwwD", "3L1YkZjdeNSqaZcNKZFXQfyokx3zVYm7r6"}) {
        ASSERT_TRUE(script_on("main", good));
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto bad = good;
            bad[i] = bad[i] == 'z' ? 'y' : 'z';
            EXPECT_FALSE(script_on("main", bad)) << bad;
        }
    }
}

// The addresses below are examples of BIP173 and BIP350, and of Bitcoin Core's key_io_valid.json.

TEST(Address, Bip173And350Examples)
{
    const auto v0 = script_on("main", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4");
    ASSERT_TRUE(v0);
    EXPECT_EQ(to_hex(*v0), "0014751e76e8199196d454941c45d1b3a323f1433bd6");
    const auto v1 =
        script_on("main", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0");
    ASSERT_TRUE(v1);
    EXPECT_EQ(to_hex(*v1), "512079be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    const auto v16 = script_on("main", "BC1SW50QGDZ25J");
    ASSERT_TRUE(v16);
    EXPECT_EQ(to_hex(*v16), "6002751e");
}

TEST(Address, NamesTheNetworkItBelongsTo)
{
    const std::string main_address = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    EXPECT_THAT(error_on("regtest", main_address),
        HasSubstr("belongs to bitcoin main, not to bitcoin regtest"));
    EXPECT_THAT(error_on("main", "mhJuoGLgnJC8gdBgBzEigsoyG4omQXejPT"),
        HasSubstr("belongs to bitcoin testnet4 or bitcoin regtest or bitcoin devnet"));
    EXPECT_THAT(error_on("testnet4", "1BShJZ8A5q53oJJfMJoEF1gfZCWdZqZwwD"),
        HasSubstr("belongs to bitcoin main"));
}

TEST(Address, SaysWhatIsWrong)
{
    EXPECT_THAT(error_on("main", ""), HasSubstr("empty"));
    EXPECT_THAT(
        error_on("main", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"), HasSubstr("checksum"));
    EXPECT_THAT(error_on("main", "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
        HasSubstr("mixes upper and lower case"));
    EXPECT_THAT(
        error_on("main", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3tb"), HasSubstr("character"));
    EXPECT_THAT(error_on("main", "1BShJZ8A5q53oJJfMJoEF1gfZCWdZqZww0"), HasSubstr("character"));
    EXPECT_THAT(error_on("main", "1BShJZ8A5q53oJJfMJoEF1gfZCWdZqZwwE"), HasSubstr("checksum"));
    EXPECT_THAT(error_on("main", std::string(5000, '2')), HasSubstr("too long"));
    EXPECT_THAT(error_on("main", "11"), HasSubstr("too short"));
}

TEST(Address, Bech32ChecksumOnAVersionOneProgramIsRefused)
{
    // From the invalid examples of BIP350; the checksum is right for bech32.
    EXPECT_FALSE(
        script_on("main", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd"));
}

TEST(Address, NeverRepeatsWhatWasGiven)
{
    // A private key of Bitcoin Core's key_io_valid.json.
    const std::string key = "5KcrFZvJ2p4dM6QVUPu53cKXcCfozA1PJLHm1mNAxkDYhgThLu4";
    EXPECT_THAT(error_on("main", key), testing::Not(HasSubstr(key.substr(0, 8))));
}

}  // namespace
}  // namespace otedama::pool
