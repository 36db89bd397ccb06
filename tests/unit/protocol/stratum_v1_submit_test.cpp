// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_submit.hpp"

#include "protocol/json_rpc.hpp"

#include <gtest/gtest.h>

#include <random>

namespace otedama {
namespace {

void expect_round_trip(const SubmitFields& fields)
{
    std::string line;
    append_submit(line, "12", fields);
    ASSERT_TRUE(line.ends_with('\n'));
    line.pop_back();
    const auto message = read_rpc(line);
    ASSERT_TRUE(message.has_value()) << line;
    EXPECT_EQ(message->id, "12");
    EXPECT_EQ(message->method, "mining.submit");
    const auto read = read_submit(message->params, fields.extranonce2.size());
    ASSERT_TRUE(read.has_value()) << line << read.error();
    EXPECT_EQ(read->user, fields.user);
    EXPECT_EQ(read->job_id, fields.job_id);
    EXPECT_EQ(read->extranonce2, fields.extranonce2);
    EXPECT_EQ(read->ntime, fields.ntime);
    EXPECT_EQ(read->nonce, fields.nonce);
    EXPECT_EQ(read->version_bits, fields.version_bits);
}

TEST(StratumV1Submit, RoundTrip)
{
    std::mt19937 random(4);
    for (std::size_t size = 0; size <= ExtraNonce::kCapacity; ++size)
        expect_round_trip({.user = "a\"\\\x01\xc3\xa9.worker",
            .job_id = "0123456789abcdef",
            .extranonce2 = ExtraNonce(random(), size),
            .ntime = static_cast<std::uint32_t>(random()),
            .nonce = static_cast<std::uint32_t>(random()),
            .version_bits =
                size % 2 == 0 ? std::optional<std::uint32_t>(0x1fffe000) : std::nullopt});
}

TEST(StratumV1Submit, WordsArePrintedMostSignificantFirst)
{
    std::string line;
    append_submit(line, "4",
        {.user = "u",
            .job_id = "1",
            .extranonce2 = ExtraNonce(1, 4),
            .ntime = 0x504e86ed,
            .nonce = 0xb2957c02});
    EXPECT_EQ(line,
        "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"u\",\"1\",\"01000000\","
        "\"504e86ed\",\"b2957c02\"]}\n");
}

TEST(StratumV1Submit, EitherCaseOfHexIsTheSameShare)
{
    const auto read = [](std::string_view nonce) {
        const auto message =
            read_rpc(R"({"method":"mining.submit","params":["u","1","AbCd","504E86ed",")" +
                     std::string(nonce) + R"(","1FFFe000"]})");
        const auto fields = read_submit(message->params, 2);
        EXPECT_TRUE(fields.has_value());
        return std::tuple(
            fields->extranonce2.span()[0], fields->ntime, fields->nonce, *fields->version_bits);
    };
    EXPECT_EQ(read("B2957C02"), read("b2957c02"));
    EXPECT_EQ(read("b2957c02"), std::tuple(0xab, 0x504e86edU, 0xb2957c02U, 0x1fffe000U));
}

}  // namespace
}  // namespace otedama
