// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_client.hpp"

#include "dialogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using test::Transcript;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Algorithm kAlgorithm{.name = "sha256d",
    .header_size = 80,
    .nonce_offset = 76,
    .nonce_size = 4,
    .difficulty_one = kBitcoinDifficultyOne,
    .hash = nullptr,
    .make_dataset = nullptr};

StratumV1ClientSettings settings()
{
    return {.algorithm = &kAlgorithm,
        .session = SessionId{7},
        .agent = "otedama/0.1.0",
        .user = "account.worker",
        .password = "x"};
}

std::string notify(std::string_view job_id, bool clean)
{
    const std::vector<Hash256> branch(2);
    return make_notify_line({.job_id = job_id,
        .merkle_branch = &branch,
        .version = 0x20000000,
        .bits = 0x1d00ffff,
        .ntime = 0x655f2b2c,
        .clean = clean});
}

constexpr std::string_view kConfigured =
    "{\"id\":1,\"result\":{\"version-rolling\":true,\"version-rolling.mask\":\"1fffe000\"},"
    "\"error\":null}\n";
constexpr std::string_view kSubscribed =
    "{\"id\":2,\"result\":[[[\"mining.set_difficulty\",\"s\"],[\"mining.notify\",\"s\"]],"
    "\"0a0b0c0d\",8],\"error\":null}\n";
constexpr std::string_view kAuthorized = "{\"id\":3,\"result\":true,\"error\":null}\n";

class Client {
  public:
    explicit Client(StratumV1ClientSettings s = settings())
        : machine(make_stratum_v1_client(std::move(s)))
    {}

    Transcript connect()
    {
        actions.clear();
        machine->on_connected(now, actions);
        return test::transcript_of(actions);
    }

    Transcript hear(std::string_view bytes)
    {
        actions.clear();
        feeder.feed(bytes, now);
        return test::transcript_of(actions);
    }

    Transcript tick(std::chrono::milliseconds later)
    {
        actions.clear();
        now += later;
        machine->on_tick(now, actions);
        return test::transcript_of(actions);
    }

    Transcript solve(
        std::uint64_t work, std::uint32_t version = 0x20000000, SessionId session = SessionId{7})
    {
        auto solved = std::make_shared<Work>(Work{.id = WorkId{work},
            .algorithm = &kAlgorithm,
            .session = session,
            .job_id = "j\"1",
            .extranonce2 = ExtraNonce(0x0102, 8),
            .share_target = kBitcoinDifficultyOne});
        actions.clear();
        machine->on_solution({.hit = {.work = std::move(solved),
                                  .nonce = 0xdeadbeef,
                                  .version = version,
                                  .ntime = 0x655f2b2d},
                                 .pow = {}},
            now, actions);
        return test::transcript_of(actions);
    }

    /// To the point where work flows.
    void log_in()
    {
        connect();
        hear(kConfigured);
        hear(kSubscribed);
        hear(kAuthorized);
    }

    Time now = Time() + 1h;
    std::unique_ptr<ClientProtocol> machine;
    ClientActions actions;
    test::Feeder<ClientProtocol, ClientActions> feeder{*machine, actions};
};

TEST(StratumV1Client, AWholeDialogue)
{
    Client client;
    EXPECT_THAT(client.connect(),
        ElementsAre(
            R"(> {"id":1,"method":"mining.configure","params":[["version-rolling"],{"version-rolling.mask":"1fffe000","version-rolling.min-bit-count":2}]})",
            R"(> {"id":2,"method":"mining.subscribe","params":["otedama/0.1.0"]})"));
    EXPECT_THAT(client.hear(kConfigured), IsEmpty());
    EXPECT_THAT(client.hear(kSubscribed),
        ElementsAre(R"(> {"id":3,"method":"mining.authorize","params":["account.worker","x"]})"));
    EXPECT_THAT(client.hear(kAuthorized), ElementsAre("ready"));
    EXPECT_THAT(client.hear("{\"id\":null,\"method\":\"mining.set_difficulty\",\"params\":[2]}\n"),
        IsEmpty());
    EXPECT_THAT(client.hear(notify("a", true)),
        ElementsAre("job a clean 0a0b0c0d/8 mask 1fffe000 bits 1c7fff80"));
    EXPECT_THAT(client.hear(notify("b", false)),
        ElementsAre("job b 0a0b0c0d/8 mask 1fffe000 bits 1c7fff80"));
    EXPECT_THAT(client.solve(5, 0x20006000),
        ElementsAre(
            R"(> {"id":4,"method":"mining.submit","params":["account.worker","j\"1","0201000000000000","655f2b2d","deadbeef","00006000"]})"));
    client.now += 123ms;
    EXPECT_THAT(client.hear("{\"id\":4,\"result\":true,\"error\":null}\n"),
        ElementsAre("accepted 5 0  123 ms"));
    EXPECT_EQ(std::get<SolutionAnswered>(client.actions.at(0)).nonce, 0xdeadbeefU);
    EXPECT_EQ(std::get<SolutionAnswered>(client.actions.at(0)).share_target, kBitcoinDifficultyOne);
}

TEST(StratumV1Client, TheJobIsWhatTheNotifySaid)
{
    Client client;
    client.log_in();
    client.hear(notify("a", true));
    const Job& job = std::get<JobReceived>(client.actions.at(0)).job;
    EXPECT_EQ(job.session, SessionId{7});
    EXPECT_EQ(job.algorithm, &kAlgorithm);
    EXPECT_EQ(job.merkle_branch.size(), 2U);
    EXPECT_EQ(job.version, 0x20000000U);
    EXPECT_EQ(job.bits, 0x1d00ffffU);
    EXPECT_EQ(job.ntime, 0x655f2b2cU);
    EXPECT_EQ(job.share_target, kBitcoinDifficultyOne) << "difficulty 1 until the pool says else";
}

TEST(StratumV1Client, WithoutAMaskNothingIsNegotiated)
{
    auto quiet = settings();
    quiet.version_mask = 0;
    Client client(quiet);
    EXPECT_THAT(client.connect(),
        ElementsAre(R"(> {"id":1,"method":"mining.subscribe","params":["otedama/0.1.0"]})"));
    client.hear("{\"id\":1,\"result\":[[],\"\",4],\"error\":null}\n");
    EXPECT_THAT(client.hear("{\"id\":2,\"result\":true,\"error\":null}\n"), ElementsAre("ready"));
    EXPECT_THAT(client.hear("{\"method\":\"mining.set_version_mask\",\"params\":[\"00006000\"]}\n"),
        IsEmpty());
    EXPECT_THAT(
        client.hear(notify("a", true)), ElementsAre("job a clean /4 mask 00000000 bits 1d00ffff"));
    EXPECT_THAT(client.solve(1), ElementsAre(HasSubstr(R"("655f2b2d","deadbeef"])")));
}

struct Hearing {
    const char* name;
    std::string hear;
    std::vector<std::string> expected;
};

class ClientRefusedRolling : public testing::TestWithParam<Hearing> {};

TEST_P(ClientRefusedRolling, MinesWithoutIt)
{
    Client client;
    client.connect();
    EXPECT_THAT(client.hear(GetParam().hear + "\n"), IsEmpty());
    client.hear(kSubscribed);
    client.hear(kAuthorized);
    EXPECT_THAT(client.hear(notify("a", true)),
        ElementsAre("job a clean 0a0b0c0d/8 mask 00000000 bits 1d00ffff"));
    EXPECT_THAT(client.solve(1), ElementsAre(HasSubstr(R"("deadbeef"])")));
}

const Hearing kRefusedRolling[] = {
    {"unknown_method", R"({"id":1,"result":null,"error":[-3,"Method not found",null]})", {}},
    {"unknown_method_object",
        R"({"id":1,"result":null,"error":{"code":-32601,"message":"Method not found"}})", {}},
    {"said_no", R"({"id":1,"result":{"version-rolling":false},"error":null})", {}},
    {"said_why", R"({"id":1,"result":{"version-rolling":"no such mask"},"error":null})", {}},
    {"without_mask", R"({"id":1,"result":{"version-rolling":true},"error":null})", {}},
    {"mask_is_junk",
        R"({"id":1,"result":{"version-rolling":true,"version-rolling.mask":"all"},"error":null})",
        {}},
    {"result_true", R"({"id":1,"result":true,"error":null})", {}},
    {"said_nothing", "", {}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ClientRefusedRolling, testing::ValuesIn(kRefusedRolling),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Client, OnlyBitsThatWereAskedForAreRolled)
{
    auto modest = settings();
    modest.version_mask = 0x0000e000;
    Client client(modest);
    client.connect();
    client.hear(
        "{\"id\":1,\"result\":{\"version-rolling\":true,"
        "\"version-rolling.mask\":\"ffffffff\"},\"error\":null}\n");
    client.hear(kSubscribed);
    client.hear(kAuthorized);
    EXPECT_THAT(client.hear(notify("a", true)), ElementsAre(HasSubstr("mask 0000e000")));
}

TEST(StratumV1Client, JobsThatComeBeforeTheLoginFollowIt)
{
    Client client;
    client.connect();
    client.hear(kConfigured);
    client.hear(kSubscribed);
    EXPECT_THAT(client.hear("{\"method\":\"mining.set_difficulty\",\"params\":[4]}\n"), IsEmpty());
    EXPECT_THAT(client.hear(notify("a", true)), IsEmpty());
    EXPECT_THAT(client.hear(notify("b", false)), IsEmpty());
    EXPECT_THAT(client.hear(kAuthorized),
        ElementsAre("ready", "job b clean 0a0b0c0d/8 mask 1fffe000 bits 1c3fffc0"));
}

TEST(StratumV1Client, AJobBeforeTheSubscriptionGetsItsExtranonce)
{
    Client client;
    client.connect();
    client.hear(notify("a", false));
    client.hear(kSubscribed);
    EXPECT_THAT(client.hear(kAuthorized),
        ElementsAre("ready", "job a clean 0a0b0c0d/8 mask 00000000 bits 1d00ffff"));
}

TEST(StratumV1Client, DifficultyHoldsFromTheNextJob)
{
    Client client;
    client.log_in();
    EXPECT_THAT(client.hear(notify("a", true)), ElementsAre(HasSubstr("bits 1d00ffff")));
    EXPECT_THAT(
        client.hear("{\"method\":\"mining.set_difficulty\",\"params\":[0.5]}\n"), IsEmpty());
    EXPECT_THAT(client.hear(notify("a", false)), ElementsAre(HasSubstr("bits 1d01fffe")));
    // Just below 65535 / 2^47, so that the target is just above 2^255.
    client.hear("{\"method\":\"mining.set_difficulty\",\"params\":[4.6565e-10]}\n");
    EXPECT_THAT(client.hear(notify("b", false)), ElementsAre(HasSubstr("bits 21008000")));
    client.hear("{\"method\":\"mining.set_difficulty\",\"params\":[\"65536\"]}\n");
    EXPECT_THAT(client.hear(notify("c", false)), ElementsAre(HasSubstr("bits 1b00ffff")));
    client.hear("{\"method\":\"mining.set_difficulty\",\"params\":[1e300]}\n");
    EXPECT_THAT(client.hear(notify("d", false)), ElementsAre(HasSubstr("bits 01010000")));
}

TEST(StratumV1Client, ExtranonceHoldsFromTheNextJobAndSwitchesWork)
{
    Client client;
    client.log_in();
    client.hear(notify("a", true));
    EXPECT_THAT(
        client.hear(
            "{\"id\":null,\"method\":\"mining.set_extranonce\",\"params\":[\"08000002\",4]}\n"),
        IsEmpty());
    EXPECT_THAT(client.hear(notify("a", false)),
        ElementsAre("job a clean 08000002/4 mask 1fffe000 bits 1d00ffff"));
    EXPECT_THAT(client.hear(notify("b", false)),
        ElementsAre("job b 08000002/4 mask 1fffe000 bits 1d00ffff"));
}

TEST(StratumV1Client, VersionMaskHoldsAtOnce)
{
    Client client;
    client.log_in();
    client.hear(notify("a", false));
    EXPECT_THAT(client.hear("{\"method\":\"mining.set_version_mask\",\"params\":[\"00003000\"]}\n"),
        ElementsAre("job a clean 0a0b0c0d/8 mask 00002000 bits 1d00ffff"))
        << "bit 12 was never asked for";
    EXPECT_THAT(client.hear("{\"method\":\"mining.set_version_mask\",\"params\":[\"00003000\"]}\n"),
        IsEmpty())
        << "nothing changed";
    EXPECT_THAT(client.solve(1, 0x20006000), ElementsAre(HasSubstr(R"("deadbeef","00002000"])")));
}

TEST(StratumV1Client, TheRolledBitsAreSentNotTheirDifference)
{
    // BIP310: the pool takes (job_version & ~mask) | (bits & mask); a job version with masked bits
    // set tells this from sending rolled XOR job_version.
    Client client;
    client.log_in();
    EXPECT_THAT(client.solve(1, 0x3fffe004), ElementsAre(HasSubstr(R"("1fffe000"])")));
    EXPECT_THAT(client.solve(1, 0x20c00000), ElementsAre(HasSubstr(R"("00c00000"])")));
}

class ClientRefusal : public testing::TestWithParam<Hearing> {};

TEST_P(ClientRefusal, IsUnderstood)
{
    Client client;
    client.log_in();
    client.solve(9);
    client.now += 50ms;
    EXPECT_EQ(client.hear(GetParam().hear + "\n"), GetParam().expected);
}

const Hearing kRefusals[] = {
    {"array", R"({"id":4,"result":null,"error":[23,"Low difficulty share",null]})",
        {"refused 9 23 Low difficulty share 50 ms"}},
    {"array_result_false", R"({"id":4,"result":false,"error":[21,"Job not found",null]})",
        {"refused 9 21 Job not found 50 ms"}},
    {"array_of_two", R"({"id":4,"result":false,"error":[22,"Duplicate"]})",
        {"refused 9 22 Duplicate 50 ms"}},
    {"object", R"({"id":4,"result":null,"error":{"code":24,"message":"Unauthorized"}})",
        {"refused 9 24 Unauthorized 50 ms"}},
    {"string", R"({"id":4,"result":null,"error":"stale"})", {"refused 9 0 stale 50 ms"}},
    {"reject_reason", R"({"id":4,"result":false,"error":null,"reject-reason":"Above target"})",
        {"refused 9 0 Above target 50 ms"}},
    {"code_and_reject_reason",
        R"({"id":4,"result":false,"error":[23],"reject-reason":"High hash"})",
        {"refused 9 23 High hash 50 ms"}},
    {"no_reason", R"({"id":4,"result":false,"error":null})", {"refused 9 0 no reason given 50 ms"}},
    {"no_result", R"({"id":4,"error":{}})", {"refused 9 0 no reason given 50 ms"}},
    {"odd_array", R"({"id":4,"result":false,"error":["x",5]})",
        {"refused 9 0 no reason given 50 ms"}},
    {"huge_code", R"({"id":4,"result":false,"error":[99999999999,"x"]})", {"refused 9 0 x 50 ms"}},
    {"terminal_codes", R"({"id":4,"result":false,"error":[20,"\u001b[31mred\n"]})",
        {"refused 9 20  [31mred  50 ms"}},
    {"quoted_id", R"({"id":"4","result":false,"error":[21,"Stale"]})",
        {"refused 9 21 Stale 50 ms"}},
    {"accepted_with_quoted_id", R"({"id":"4","result":true})", {"accepted 9 0  50 ms"}},
    {"accepted_with_empty_error", R"({"id":4,"result":true,"error":[]})", {"accepted 9 0  50 ms"}},
    {"another_id", R"({"id":44,"result":true,"error":null})", {}},
    {"another_id_with_error", R"({"id":44,"result":null,"error":[20,"Go away"]})",
        {"message: Go away"}},
    {"error_without_id", R"({"id":null,"result":null,"error":"banned"})", {"message: banned"}},
    {"id_beyond_reason", R"({"id":"x4","result":true,"error":null})", {}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ClientRefusal, testing::ValuesIn(kRefusals),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Client, AnAnswerCountsOnce)
{
    Client client;
    client.log_in();
    client.solve(9);
    EXPECT_THAT(client.hear("{\"id\":4,\"result\":true}\n{\"id\":4,\"result\":true}\n"),
        ElementsAre("accepted 9 0  0 ms"));
}

TEST(StratumV1Client, AnswersMayComeInAnyOrder)
{
    Client client;
    client.log_in();
    client.solve(1);
    client.now += 10ms;
    client.solve(2);
    EXPECT_THAT(client.hear("{\"id\":5,\"result\":true}\n{\"id\":4,\"result\":true}\n"),
        ElementsAre("accepted 2 0  0 ms", "accepted 1 0  10 ms"));
}

class ClientAsked : public testing::TestWithParam<Hearing> {};

TEST_P(ClientAsked, Answers)
{
    Client client;
    client.log_in();
    EXPECT_EQ(client.hear(GetParam().hear + "\n"), GetParam().expected);
}

const Hearing kAsked[] = {
    {"ping", R"({"id":5,"method":"mining.ping","params":[]})",
        {R"(> {"id":5,"result":"pong","error":null})"}},
    {"ping_with_text_id", R"({"id":"p","method":"mining.ping"})",
        {R"(> {"id":"p","result":"pong","error":null})"}},
    {"get_version", R"({"id":6,"method":"client.get_version","params":[]})",
        {R"(> {"id":6,"result":"otedama/0.1.0","error":null})"}},
    {"show_message", R"({"id":null,"method":"client.show_message","params":["Hi\u0007 there"]})",
        {"message: Hi  there"}},
    {"long_message",
        R"({"id":null,"method":"client.show_message","params":[")" + std::string(500, 'x') +
            R"("]})",
        {"message: " + std::string(200, 'x')}},
    {"unknown_with_id", R"({"id":7,"method":"mining.nonsense","params":[]})",
        {R"(> {"id":7,"result":null,"error":[-3,"Method not found",null]})"}},
    {"unknown_without_id", R"({"id":null,"method":"mining.nonsense","params":[]})", {}},
    {"reconnect", R"({"id":null,"method":"client.reconnect","params":[]})",
        {"message: the pool asks to reconnect", "ends: the pool asked to reconnect"}},
    {"reconnect_elsewhere",
        R"({"id":null,"method":"client.reconnect","params":["evil.example",3333,0]})",
        {"message: the pool asks to reconnect to evil.example",
            "ends: the pool asked to reconnect"}},
    {"blank_line", "\r", {}},
};
INSTANTIATE_TEST_SUITE_P(
    Stratum, ClientAsked, testing::ValuesIn(kAsked), [](const auto& i) { return i.param.name; });

class ClientHopeless : public testing::TestWithParam<Hearing> {};

TEST_P(ClientHopeless, EndsAndSaysNothingMore)
{
    Client client;
    client.log_in();
    EXPECT_THAT(client.hear(GetParam().hear), ElementsAre(HasSubstr(GetParam().expected[0])));
    EXPECT_THAT(client.hear(notify("a", true)), IsEmpty());
    EXPECT_EQ(client.feeder.unread(), "");
    EXPECT_THAT(client.tick(1h), IsEmpty());
    EXPECT_THAT(client.solve(3), ElementsAre(HasSubstr("refused 3 0 solved for a session")));
}

const Hearing kClientHopeless[] = {
    {"no_json", "hello\n", {"ends: the pool sent a line that is no Stratum: not valid JSON"}},
    {"http", "HTTP/1.1 400 Bad Request\r\n", {"ends: the pool sent a line that is no Stratum"}},
    {"neither_call_nor_answer", "{\"id\":5}\n", {"neither a method nor a result"}},
    {"endless_line", std::string(kStratumV1MaxPoolLine + 1, ' '), {"a line that is too long"}},
    {"difficulty_zero", "{\"method\":\"mining.set_difficulty\",\"params\":[0]}\n", {"difficulty"}},
    {"difficulty_missing", "{\"method\":\"mining.set_difficulty\",\"params\":[]}\n",
        {"difficulty"}},
    {"difficulty_words", "{\"method\":\"mining.set_difficulty\",\"params\":[\"hard\"]}\n",
        {"difficulty"}},
    {"extranonce_odd", "{\"method\":\"mining.set_extranonce\",\"params\":[\"080\",4]}\n",
        {"extranonce"}},
    {"extranonce_long",
        "{\"method\":\"mining.set_extranonce\",\"params\":[\"" + std::string(34, '0') + "\",4]}\n",
        {"extranonce"}},
    {"extranonce2_none", "{\"method\":\"mining.set_extranonce\",\"params\":[\"08\",0]}\n",
        {"extranonce"}},
    {"extranonce2_long", "{\"method\":\"mining.set_extranonce\",\"params\":[\"08\",17]}\n",
        {"extranonce"}},
    {"extranonce2_negative", "{\"method\":\"mining.set_extranonce\",\"params\":[\"08\",-4]}\n",
        {"extranonce"}},
    {"version_mask_junk", "{\"method\":\"mining.set_version_mask\",\"params\":[\"xyz\"]}\n",
        {"version mask"}},
    {"notify_short", "{\"method\":\"mining.notify\",\"params\":[\"1\"]}\n", {"too few parameters"}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ClientHopeless, testing::ValuesIn(kClientHopeless),
    [](const auto& i) { return i.param.name; });

class ClientNotLetIn : public testing::TestWithParam<Hearing> {};

TEST_P(ClientNotLetIn, SaysWhy)
{
    Client client;
    client.connect();
    client.hear(kConfigured);
    EXPECT_THAT(client.hear(GetParam().hear), ElementsAre(HasSubstr(GetParam().expected[0])));
}

const Hearing kNotLetIn[] = {
    {"subscription_refused", "{\"id\":2,\"result\":null,\"error\":[20,\"full\",null]}\n",
        {"ends: the pool refused the subscription: full"}},
    {"subscription_without_result", "{\"id\":2,\"result\":null,\"error\":null}\n",
        {"ends: the pool answered mining.subscribe without an extranonce"}},
    {"extranonce_junk", "{\"id\":2,\"result\":[[],\"zz\",4],\"error\":null}\n",
        {"without an extranonce"}},
    {"extranonce_number", "{\"id\":2,\"result\":[[],8,4],\"error\":null}\n",
        {"without an extranonce"}},
    {"extranonce2_text", "{\"id\":2,\"result\":[[],\"08\",\"4\"],\"error\":null}\n",
        {"without an extranonce"}},
    {"result_short", "{\"id\":2,\"result\":[],\"error\":null}\n", {"without an extranonce"}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ClientNotLetIn, testing::ValuesIn(kNotLetIn),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Client, ARefusedLoginEndsTheSessionWithoutTheName)
{
    for (const std::string_view answer :
        {"{\"id\":3,\"result\":false,\"error\":[24,\"unknown account\",null]}\n",
            "{\"id\":3,\"result\":null,\"error\":\"unknown account\"}\n"}) {
        Client client;
        client.connect();
        client.hear(kConfigured);
        client.hear(kSubscribed);
        EXPECT_THAT(client.hear(answer),
            ElementsAre("ends: the pool refused the login: unknown account; check user name and "
                        "password"));
        EXPECT_EQ(std::get<EndSession>(client.actions.at(0)).why.code, ErrorCode::rejected);
    }
}

TEST(StratumV1Client, AMutePoolEndsTheSession)
{
    Client client;
    client.connect();
    EXPECT_THAT(client.tick(29'999ms), IsEmpty());
    EXPECT_THAT(client.tick(1ms), ElementsAre("ends: the pool has not answered for 30 s"));
    EXPECT_EQ(std::get<EndSession>(client.actions.at(0)).why.code, ErrorCode::timeout);
    EXPECT_THAT(client.tick(1h), IsEmpty());
}

TEST(StratumV1Client, AnUnansweredConfigureIsTolerated)
{
    Client client;
    client.connect();
    client.hear(kSubscribed);
    client.hear(kAuthorized);
    EXPECT_THAT(client.tick(31s), IsEmpty());
    EXPECT_THAT(client.hear(kConfigured), IsEmpty()) << "too late to matter";
    EXPECT_THAT(client.hear(notify("a", true)), ElementsAre(HasSubstr("mask 00000000")));
}

TEST(StratumV1Client, APoolMuteToSubmitsEndsTheSession)
{
    Client client;
    client.log_in();
    client.now += 1s;
    client.solve(1);
    client.now += 20s;
    client.hear(notify("a", true));
    EXPECT_THAT(client.tick(10s), ElementsAre("ends: the pool has not answered for 30 s"));
}

TEST(StratumV1Client, ASubmitThatThePoolForgotIsCountedAsRefused)
{
    Client client;
    client.log_in();
    client.now += 1s;
    client.solve(1);
    client.now += 1s;
    client.solve(2);
    EXPECT_THAT(client.hear("{\"id\":5,\"result\":true}\n"), ElementsAre("accepted 2 0  0 ms"));
    EXPECT_THAT(client.tick(29s), ElementsAre("refused 1 0 no answer 30000 ms"));
    EXPECT_THAT(client.hear("{\"id\":4,\"result\":true}\n"), IsEmpty());
}

TEST(StratumV1Client, ASolutionOfAnotherSessionIsNeverSent)
{
    Client client;
    client.log_in();
    EXPECT_THAT(client.solve(4, 0x20000000, SessionId{8}),
        ElementsAre("refused 4 0 solved for a session that is not open 0 ms"));
}

TEST(StratumV1Client, ASolutionBeforeTheLoginIsNotSent)
{
    Client client;
    client.connect();
    EXPECT_THAT(client.solve(4), ElementsAre(HasSubstr("refused 4 0 solved for a session")));
}

TEST(StratumV1Client, NamesAreEscaped)
{
    auto odd = settings();
    odd.version_mask = 0;
    odd.user = "a\"b\\";
    odd.password = "\n";
    Client client(odd);
    client.connect();
    EXPECT_THAT(client.hear("{\"id\":1,\"result\":[[],\"00\",4],\"error\":null}\n"),
        ElementsAre(R"(> {"id":2,"method":"mining.authorize","params":["a\"b\\","\n"]})"));
}

std::string whole_dialogue()
{
    std::string text(kConfigured);
    text += kSubscribed;
    text += "{\"method\":\"mining.set_difficulty\",\"params\":[0.25]}\r\n\n";
    text += notify("a", false);
    text += kAuthorized;
    text += "{\"method\":\"mining.set_extranonce\",\"params\":[\"ff\",2]}\n";
    text += notify("b", false);
    text += "{\"id\":9,\"method\":\"mining.ping\"}\n";
    text += "{\"method\":\"mining.set_version_mask\",\"params\":[\"00006000\"]}\n";
    text += "{\"id\":77,\"error\":\"odd\"}\n";
    text += "{\"method\":\"client.reconnect\"}\n";
    text += notify("c", false);
    return text;
}

template <class NextSize>
Transcript play(const std::string& dialogue, NextSize next_size)
{
    const auto machine = make_stratum_v1_client(settings());
    ClientActions actions;
    test::Feeder<ClientProtocol, ClientActions> feeder(*machine, actions);
    machine->on_connected(Time(), actions);
    for (std::size_t at = 0; at < dialogue.size();) {
        const std::size_t size = next_size();
        feeder.feed(std::string_view(dialogue).substr(at, size));
        at += size;
    }
    return test::transcript_of(actions);
}

TEST(StratumV1Client, EveryChunkingGivesTheSameActions)
{
    const std::string dialogue = whole_dialogue();
    const Transcript whole = play(dialogue, [&] { return dialogue.size(); });
    ASSERT_EQ(whole.size(), 11U) << testing::PrintToString(whole);
    EXPECT_EQ(whole.back(), "ends: the pool asked to reconnect");
    EXPECT_EQ(play(dialogue, [] { return 1; }), whole);
    for (std::size_t split = 1; split < dialogue.size(); ++split) {
        std::size_t size = split;
        EXPECT_EQ(play(dialogue, [&] { return std::exchange(size, dialogue.size()); }), whole);
    }
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round)
        EXPECT_EQ(play(dialogue, [&] { return 1 + random() % 90; }), whole);
}

}  // namespace
}  // namespace otedama
