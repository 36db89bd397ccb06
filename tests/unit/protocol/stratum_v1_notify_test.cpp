// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_notify.hpp"

#include "protocol/json_rpc.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace otedama {
namespace {

using testing::HasSubstr;

Result<Job> read_line(std::string_view line)
{
    const auto message = read_rpc(line);
    EXPECT_TRUE(message.has_value()) << line;
    EXPECT_EQ(message->method, "mining.notify");
    return read_notify(message->params);
}

Hash256 counting_hash()
{
    Hash256 hash;
    std::iota(hash.bytes.begin(), hash.bytes.end(), std::uint8_t{0});
    return hash;
}

TEST(StratumV1Notify, PreviousBlockHasTheBytesOfEachWordReversed)
{
    EXPECT_EQ(to_hex(swap_words(counting_hash()).bytes),
        "03020100070605040b0a09080f0e0d0c13121110171615141b1a19181f1e1d1c");
    EXPECT_EQ(swap_words(swap_words(counting_hash())), counting_hash());
}

TEST(StratumV1Notify, TheHashOfTheGenesisBlock)
{
    // In display order the same rule reads: the words as printed, last word first.
    const auto genesis =
        hash_from_display_hex("000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f");
    EXPECT_EQ(to_hex(swap_words(*genesis).bytes),
        "0a8ce26f72b3f1b646a2a6c14ff763ae65831e939c085ae10019d66800000000");
}

TEST(StratumV1Notify, WritesTheLineAsMinersReadIt)
{
    const Bytes prefix{0x01, 0xab};
    const Bytes suffix{0xff};
    const std::vector<Hash256> branch(1, counting_hash());
    const std::string line = make_notify_line({.job_id = "1f",
        .previous_block = counting_hash(),
        .coinbase_prefix = prefix,
        .coinbase_suffix = suffix,
        .merkle_branch = &branch,
        .version = 0x20000000,
        .bits = 0x1d00ffff,
        .ntime = 0x655f2b2c,
        .clean = true});
    EXPECT_EQ(line,
        "{\"id\":null,\"method\":\"mining.notify\",\"params\":[\"1f\","
        "\"03020100070605040b0a09080f0e0d0c13121110171615141b1a19181f1e1d1c\","
        "\"01ab\",\"ff\",[\"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\"],"
        "\"20000000\",\"1d00ffff\",\"655f2b2c\",true]}\n");
}

TEST(StratumV1Notify, RoundTrip)
{
    std::mt19937 random(3);
    for (std::size_t depth = 0; depth <= 14; ++depth) {
        Bytes prefix(random() % 200);
        Bytes suffix(random() % 5000);
        std::vector<Hash256> branch(depth);
        for (auto& byte : prefix) byte = static_cast<std::uint8_t>(random());
        for (auto& byte : suffix) byte = static_cast<std::uint8_t>(random());
        for (auto& hash : branch)
            for (auto& byte : hash.bytes) byte = static_cast<std::uint8_t>(random());
        const NotifyFields fields{.job_id = "job",
            .previous_block = counting_hash(),
            .coinbase_prefix = prefix,
            .coinbase_suffix = suffix,
            .merkle_branch = &branch,
            .version = static_cast<std::uint32_t>(random()),
            .bits = static_cast<std::uint32_t>(random()),
            .ntime = static_cast<std::uint32_t>(random()),
            .clean = depth % 2 == 0};
        const auto job = read_line(make_notify_line(fields));
        ASSERT_TRUE(job.has_value()) << job.error().message;
        EXPECT_EQ(job->job_id, fields.job_id);
        EXPECT_EQ(job->previous_block, fields.previous_block);
        EXPECT_EQ(job->coinbase_prefix, prefix);
        EXPECT_EQ(job->coinbase_suffix, suffix);
        EXPECT_EQ(job->merkle_branch, branch);
        EXPECT_EQ(job->version, fields.version);
        EXPECT_EQ(job->bits, fields.bits);
        EXPECT_EQ(job->ntime, fields.ntime);
        EXPECT_EQ(job->clean, fields.clean);
    }
}

constexpr std::string_view kZeros =
    R"("0000000000000000000000000000000000000000000000000000000000000000")";

/// A notify whose nine parameters can be replaced one by one.
std::string line_with(std::size_t index, std::string_view parameter, std::string_view extra = "")
{
    std::vector<std::string> params{R"("id")", std::string(kZeros), R"("01")", R"("02")", "[]",
        R"("20000000")", R"("1d00ffff")", R"("655f2b2c")", "true"};
    params.at(index) = parameter;
    std::string line = R"({"id":null,"method":"mining.notify","params":[)" + params[0];
    for (std::size_t i = 1; i < params.size(); ++i) line += "," + params[i];
    return line + std::string(extra) + "]}";
}

TEST(StratumV1Notify, ExtraParametersStandBeforeCleanJobs)
{
    const auto job = read_line(line_with(8, "true", R"(,"extra",5,false)"));
    ASSERT_TRUE(job.has_value());
    EXPECT_FALSE(job->clean);
}

struct Malformed {
    const char* name;
    std::size_t index;
    std::string parameter;
    const char* what;
};

class NotifyMalformed : public testing::TestWithParam<Malformed> {};

TEST_P(NotifyMalformed, IsRefusedByName)
{
    const auto job = read_line(line_with(GetParam().index, GetParam().parameter));
    ASSERT_FALSE(job.has_value());
    EXPECT_EQ(job.error().code, ErrorCode::protocol);
    EXPECT_THAT(job.error().message, HasSubstr(GetParam().what));
}

std::string branch_of(std::size_t depth)
{
    std::string text = "[" + std::string(kZeros);
    for (std::size_t i = 1; i < depth; ++i) text += "," + std::string(kZeros);
    return text + "]";
}

const Malformed kMalformed[] = {
    {"job_id_empty", 0, R"("")", "job id"},
    {"job_id_number", 0, "5", "job id"},
    {"job_id_long", 0, '"' + std::string(kMaxJobId + 1, 'a') + '"', "job id"},
    {"prevhash_short", 1, R"("00")", "previous block hash"},
    {"prevhash_junk", 1, '"' + std::string(64, 'g') + '"', "previous block hash"},
    {"prevhash_null", 1, "null", "previous block hash"},
    {"coinb1_odd", 2, R"("012")", "first part of the coinbase"},
    {"coinb1_null", 2, "null", "first part of the coinbase"},
    {"coinb2_junk", 3, R"("zz")", "second part of the coinbase"},
    {"branch_string", 4, R"("00")", "merkle branch"},
    {"branch_short_hash", 4, R"(["00"])", "merkle branch"},
    {"branch_number", 4, "[1]", "merkle branch"},
    {"branch_too_deep", 4, branch_of(kMaxMerkleBranch + 1), "merkle branch"},
    {"version_short", 5, R"("2000000")", "version"},
    {"version_number", 5, "536870912", "version"},
    {"bits_long", 6, R"("1d00ffff0")", "bits"},
    {"ntime_with_0x", 7, R"("0x655f2b")", "ntime"},
    {"clean_number", 8, "1", "clean_jobs"},
    {"clean_text", 8, R"("true")", "clean_jobs"},
};
INSTANTIATE_TEST_SUITE_P(Stratum, NotifyMalformed, testing::ValuesIn(kMalformed),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Notify, TheDeepestBranchIsTaken)
{
    const auto job = read_line(line_with(4, branch_of(kMaxMerkleBranch)));
    ASSERT_TRUE(job.has_value());
    EXPECT_EQ(job->merkle_branch.size(), kMaxMerkleBranch);
}

TEST(StratumV1Notify, ParametersMustBeAnArrayOfNine)
{
    for (const auto* params : {"null", "{}", "[]", R"("x")", R"(["a","b",[],true])"}) {
        const auto message =
            read_rpc(std::string(R"({"method":"mining.notify","params":)") + params + "}");
        EXPECT_FALSE(read_notify(message->params).has_value()) << params;
    }
}

}  // namespace
}  // namespace otedama
