// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/template_parser.hpp"

#include "core/hex.hpp"
#include "kernels/sha256d/sha256.hpp"
#include "pool/jobs/devnet/block_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <random>

namespace otedama::pool {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// A transaction's entry, and what it adds to the commitment.
json entry(std::uint8_t seed, bool has_witness)
{
    const Bytes data(60, seed);
    const auto wtxid = sha256d(data);
    const auto txid = has_witness ? sha256d(wtxid.bytes) : wtxid;
    return {{"data", to_hex(data)}, {"txid", to_display_hex(txid)}, {"hash", to_display_hex(wtxid)},
        {"depends", json::array()}, {"fee", 1000}, {"sigops", 1}, {"weight", 400}};
}

Bytes commitment(const json& transactions)
{
    std::vector<Hash256> wtxids;
    for (const auto& each : transactions)
        wtxids.push_back(*hash_from_display_hex(each["hash"].get<std::string>()));
    return devnet::witness_commitment_script(wtxids, Hash256{});
}

/// The fields that Bitcoin Core answers with (BIP22, BIP23, BIP145), values of a regtest.
json good_template()
{
    json reply = {{"capabilities", {"proposal"}}, {"version", 536870912},
        {"rules", {"csv", "!segwit", "taproot"}}, {"vbavailable", json::object()},
        {"vbrequired", 0}, {"previousblockhash", std::string(62, '0') + "1f"},
        {"transactions", {entry(1, true), entry(2, false), entry(3, true)}},
        {"coinbaseaux", json::object()}, {"coinbasevalue", 5000003000},
        {"longpollid", std::string(64, 'a') + "12"}, {"target", "7fffff" + std::string(58, '0')},
        {"mintime", 1700000001}, {"mutable", {"time", "transactions", "prevblock"}},
        {"noncerange", "00000000ffffffff"}, {"sigoplimit", 80000}, {"sizelimit", 4000000},
        {"weightlimit", 4000000}, {"curtime", 1700000060}, {"bits", "207fffff"}, {"height", 102}};
    reply["default_witness_commitment"] = to_hex(commitment(reply["transactions"]));
    return reply;
}

std::string error_of(const json& reply)
{
    const auto block = parse_template(reply.dump());
    return block ? "accepted" : block.error().message;
}

/// The error when one field has another value.
std::string error_with(const std::string& field, json value)
{
    auto reply = good_template();
    reply[field] = std::move(value);
    return error_of(reply);
}

TEST(TemplateParser, ReadsWhatANodeAnswers)
{
    const auto block = parse_template(good_template().dump());
    ASSERT_TRUE(block) << block.error().message;
    EXPECT_EQ(block->height, 102u);
    EXPECT_EQ(block->previous_block.bytes[0], 0x1f);
    EXPECT_EQ(block->version, 0x20000000u);
    EXPECT_EQ(block->bits, 0x207fffffu);
    EXPECT_EQ(block->network_target, *Target::from_compact(0x207fffff));
    EXPECT_EQ(block->min_time.time_since_epoch().count(), 1700000001);
    EXPECT_EQ(block->current_time.time_since_epoch().count(), 1700000060);
    EXPECT_EQ(block->coinbase_value, Amount{5000003000});
    ASSERT_EQ(block->transactions.size(), 3u);
    EXPECT_EQ(block->transactions[0].data, Bytes(60, 1));
    EXPECT_NE(block->transactions[0].txid, block->transactions[0].wtxid);
    EXPECT_EQ(block->transactions[1].txid, block->transactions[1].wtxid);
    EXPECT_EQ(block->witness_commitment.size(), 38u);
    EXPECT_EQ(block->longpoll_id.size(), 66u);
}

TEST(TemplateParser, EachNeededFieldIsMissed)
{
    for (const char* field : {"version", "previousblockhash", "transactions", "coinbasevalue",
             "curtime", "bits", "height"}) {
        auto reply = good_template();
        reply.erase(field);
        EXPECT_THAT(error_of(reply), HasSubstr(std::string("\"") + field + "\"")) << field;
    }
}

TEST(TemplateParser, OptionalFieldsMayBeAbsent)
{
    auto reply = good_template();
    for (const char* field :
        {"target", "mintime", "longpollid", "rules", "coinbaseaux", "mutable", "sizelimit"})
        reply.erase(field);
    const auto block = parse_template(reply.dump());
    ASSERT_TRUE(block) << block.error().message;
    EXPECT_EQ(block->min_time, block->current_time);
    EXPECT_TRUE(block->longpoll_id.empty());
}

TEST(TemplateParser, WrongValuesAreNamed)
{
    EXPECT_THAT(error_with("height", 0), HasSubstr("\"height\""));
    EXPECT_THAT(error_with("height", -1), HasSubstr("\"height\""));
    EXPECT_THAT(error_with("height", 500'000'000), HasSubstr("\"height\""));
    EXPECT_THAT(error_with("height", "102"), HasSubstr("\"height\""));
    EXPECT_THAT(error_with("height", 102.5), HasSubstr("\"height\""));
    EXPECT_THAT(error_with("version", 1LL << 32), HasSubstr("\"version\""));
    EXPECT_THAT(error_with("coinbasevalue", -1), HasSubstr("\"coinbasevalue\""));
    EXPECT_THAT(error_with("coinbasevalue", 21'000'000LL * 100'000'000 + 1),
        HasSubstr("\"coinbasevalue\""));
    EXPECT_THAT(error_with("previousblockhash", "00"), HasSubstr("64 hexadecimal digits"));
    EXPECT_THAT(
        error_with("previousblockhash", std::string(64, 'g')), HasSubstr("64 hexadecimal digits"));
    EXPECT_THAT(error_with("curtime", 1LL << 32), HasSubstr("\"curtime\""));
    EXPECT_THAT(error_with("mintime", 1700000061), HasSubstr("later than"));
    EXPECT_THAT(error_with("longpollid", "a\"b"), HasSubstr("\"longpollid\""));
    EXPECT_THAT(error_with("longpollid", std::string(1000, 'a')), HasSubstr("\"longpollid\""));
    EXPECT_THAT(error_with("longpollid", 7), HasSubstr("\"longpollid\""));
}

TEST(TemplateParser, BitsAndTargetMustAgree)
{
    EXPECT_THAT(error_with("bits", "1d00ffff"), HasSubstr("disagrees"));
    EXPECT_THAT(error_with("bits", "00000000"), HasSubstr("compact"));
    EXPECT_THAT(error_with("bits", "1d80ffff"), HasSubstr("compact"));
    EXPECT_THAT(error_with("bits", "ffffffff"), HasSubstr("compact"));
    EXPECT_THAT(error_with("bits", "207fff"), HasSubstr("compact"));
    EXPECT_THAT(error_with("target", std::string(64, 'f')), HasSubstr("disagrees"));
    EXPECT_THAT(error_with("target", "7fffff"), HasSubstr("64 hexadecimal digits"));
}

TEST(TemplateParser, TheCommitmentIsRecomputed)
{
    constexpr auto kField = "default_witness_commitment";
    auto reply = good_template();
    auto text = reply[kField].get<std::string>();
    text[20] = text[20] == '0' ? '1' : '0';
    EXPECT_THAT(error_with(kField, text), HasSubstr("does not commit"));
    EXPECT_THAT(error_with(kField, "6a24"), HasSubstr("does not commit"));
    EXPECT_THAT(error_with(kField, ""), HasSubstr("not hexadecimal"));
    reply.erase(kField);
    EXPECT_THAT(error_of(reply), HasSubstr("is missing"));
    // Without witnesses there is nothing to commit to.
    reply["transactions"] = {entry(2, false)};
    EXPECT_EQ(error_of(reply), "accepted");
}

TEST(TemplateParser, ACommitmentBeforeSegwitIsLeftOut)
{
    // bcoin sends one on request, whether witnesses are in force or not.
    auto reply = good_template();
    reply["rules"] = {"csv"};
    EXPECT_THAT(error_of(reply), HasSubstr("transactions with witnesses"));
    reply["transactions"] = {entry(2, false)};
    reply["default_witness_commitment"] = to_hex(commitment(reply["transactions"]));
    EXPECT_TRUE(parse_template(reply.dump())->witness_commitment.empty());
    reply["rules"] = {"csv", "segwit"};
    EXPECT_EQ(parse_template(reply.dump())->witness_commitment.size(), 38u);
}

TEST(TemplateParser, UnknownMandatoryRules)
{
    EXPECT_THAT(error_with("rules", {"csv", "!signet"}), HasSubstr("demands !signet"));
    EXPECT_THAT(error_with("rules", {"!segwit", "!mweb"}), HasSubstr("demands !mweb"));
    EXPECT_EQ(error_with("rules", {"!segwit", "tomorrow"}), "accepted");
    EXPECT_THAT(error_with("rules", {1}), HasSubstr("no string"));
    EXPECT_THAT(error_with("rules", "segwit"), HasSubstr("not a list"));
}

TEST(TemplateParser, Transactions)
{
    auto reply = good_template();
    const auto with = [&](const std::string& field, json value) {
        auto changed = reply;
        changed["transactions"][1][field] = std::move(value);
        return error_of(changed);
    };
    EXPECT_THAT(with("data", "abc"), HasSubstr("\"data\""));
    EXPECT_THAT(with("data", ""), HasSubstr("\"data\""));
    EXPECT_THAT(with("txid", "12"), HasSubstr("\"txid\""));
    EXPECT_THAT(with("hash", 5), HasSubstr("\"hash\""));
    EXPECT_THAT(error_with("transactions", {1, 2}), HasSubstr("no object"));
    EXPECT_THAT(error_with("transactions", json::object()), HasSubstr("not a list"));
}

TEST(TemplateParser, WithoutAHashTheWitnessIdIsComputed)
{
    auto reply = good_template();
    for (auto& each : reply["transactions"]) each.erase("hash");
    EXPECT_EQ(error_of(reply), "accepted");
    // As nodes from before segwit say it: "hash" alone, which is the txid.
    reply = good_template();
    reply["transactions"] = {entry(2, false)};
    reply["transactions"][0].erase("txid");
    reply.erase("default_witness_commitment");
    const auto block = parse_template(reply.dump());
    ASSERT_TRUE(block) << block.error().message;
    EXPECT_EQ(block->transactions[0].txid, sha256d(Bytes(60, 2)));
}

TEST(TemplateParser, MoreThanABlockHolds)
{
    auto reply = good_template();
    auto big = entry(1, false);
    big["data"] = std::string(2 * 1'400'000, '0');
    reply["transactions"] = {big, big, big};
    EXPECT_THAT(error_of(reply), HasSubstr("more than a block can hold"));
}

TEST(TemplateParser, NoJson)
{
    for (const char* text : {"", "null", "[]", "7", "{", "{\"height\":1", "\"x\""})
        EXPECT_FALSE(parse_template(text)) << text;
}

TEST(TemplateParser, DamagedTextNeverHarms)
{
    const auto good = good_template().dump();
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        auto bad = good;
        for (int changes = 0; changes < 3; ++changes)
            bad[random() % bad.size()] = static_cast<char>(random());
        bad.resize(random() % (bad.size() + 1));
        static_cast<void>(parse_template(bad));
    }
}

}  // namespace
}  // namespace otedama::pool
