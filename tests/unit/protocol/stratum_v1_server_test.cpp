// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_server.hpp"

#include "dialogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace otedama {
namespace {

using test::Transcript;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kSubscribeAnswer =
    R"(> {"id":1,"result":[[["mining.set_difficulty","0a0b0c0d"],["mining.notify","0a0b0c0d"]],"0a0b0c0d",8],"error":null})";

StratumV1ServerSettings settings()
{
    return {.extranonce1 = ExtraNonce(*from_hex("0a0b0c0d"))};
}

/// A server whose owner says yes to every login.
class Server {
  public:
    explicit Server(StratumV1ServerSettings s = settings()) : machine(s)
    {
        machine.on_connected(Time());
    }

    Transcript say(std::string_view bytes)
    {
        actions.clear();
        feeder.feed(bytes);
        return test::transcript_of(actions);
    }

    void log_in()
    {
        say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n");
        machine.accept_login("2", actions);
    }

    StratumV1Server machine;
    ServerActions actions;
    test::Feeder<StratumV1Server, ServerActions> feeder{machine, actions};
};

Transcript answer_of(void (*act)(StratumV1Server&, ServerActions&))
{
    StratumV1Server machine(settings());
    ServerActions actions;
    act(machine, actions);
    return test::transcript_of(actions);
}

TEST(StratumV1Server, AWholeDialogue)
{
    // Shape from facts: cgminer and ESP-Miner, version rolling with all bits and no min-bit-count.
    Server server;
    EXPECT_THAT(server.say(R"({"id":0,"method":"mining.configure","params":[["version-rolling"],)"
                           R"({"version-rolling.mask":"ffffffff"}]})"
                           "\n"),
        ElementsAre(
            R"(> {"id":0,"result":{"version-rolling":true,"version-rolling.mask":"1fffe000"},"error":null})"));
    EXPECT_EQ(server.machine.version_mask(), 0x1fffe000U);
    EXPECT_THAT(
        server.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"bitaxe/2.4\"]}\n"),
        ElementsAre(kSubscribeAnswer));
    EXPECT_TRUE(server.machine.is_subscribed());
    EXPECT_EQ(server.machine.agent(), "bitaxe/2.4");
    EXPECT_THAT(server.say("{\"id\":2,\"method\":\"mining.authorize\","
                           "\"params\":[\"bc1qx.rig\",\"x\"]}\n"),
        ElementsAre("login 2 bc1qx.rig x"));
    EXPECT_FALSE(server.machine.is_authorised());
    server.actions.clear();
    server.machine.accept_login("2", server.actions);
    EXPECT_TRUE(server.machine.is_authorised());
    server.machine.send_difficulty(0.5, server.actions);
    server.machine.send_notify("{\"method\":\"mining.notify\"}\n", server.actions);
    EXPECT_EQ(server.actions.size(), 1U) << "bytes that follow bytes are one write";
    EXPECT_THAT(test::transcript_of(server.actions),
        ElementsAre(R"(> {"id":2,"result":true,"error":null})",
            R"(> {"id":null,"method":"mining.set_difficulty","params":[0.5]})",
            R"(> {"method":"mining.notify"})"));
    EXPECT_THAT(
        server.say("{\"id\":3,\"method\":\"mining.submit\",\"params\":[\"bc1qx.rig\","
                   "\"1f\",\"0000000000000001\",\"655F2B2C\",\"deadBEEF\",\"00002000\"]}\n"),
        ElementsAre("submit 3 bc1qx.rig 1f 0000000000000001 655f2b2c deadbeef 00002000"));
    server.actions.clear();
    server.machine.accept_submit("3", server.actions);
    server.machine.refuse_submit("4", {21, "Job not found"}, server.actions);
    EXPECT_THAT(test::transcript_of(server.actions),
        ElementsAre(R"(> {"id":3,"result":true,"error":null})",
            R"(> {"id":4,"result":null,"error":[21,"Job not found",null]})"));
}

struct Exchange {
    const char* name;
    std::string say;
    std::vector<std::string> hear;
};

class ServerBeforeLogin : public testing::TestWithParam<Exchange> {};

TEST_P(ServerBeforeLogin, Answers)
{
    Server server;
    EXPECT_EQ(server.say(GetParam().say + "\n"), GetParam().hear);
}

const Exchange kBeforeLogin[] = {
    {"subscribe_without_agent", R"({"id":1,"method":"mining.subscribe","params":[]})",
        {std::string(kSubscribeAnswer)}},
    {"subscribe_without_params", R"({"id":1,"method":"mining.subscribe"})",
        {std::string(kSubscribeAnswer)}},
    {"subscribe_with_session",
        R"({"id":1,"method":"mining.subscribe","params":["a/1","0a0b0c0d"]})",
        {std::string(kSubscribeAnswer)}},
    {"subscribe_with_null", R"({"id":1,"method":"mining.subscribe","params":[null]})",
        {std::string(kSubscribeAnswer)}},
    {"carriage_return", "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\r",
        {std::string(kSubscribeAnswer)}},
    {"authorize_before_subscribe", R"({"id":"a","method":"mining.authorize","params":["u","p"]})",
        {R"(login "a" u p)"}},
    {"authorize_without_password", R"({"id":1,"method":"mining.authorize","params":["u"]})",
        {"login 1 u "}},
    {"authorize_with_null_password", R"({"id":1,"method":"mining.authorize","params":["u",null]})",
        {"login 1 u "}},
    {"authorize_without_user", R"({"id":1,"method":"mining.authorize","params":[]})",
        {R"(> {"id":1,"result":null,"error":[20,"Invalid user name or password",null]})"}},
    {"authorize_with_a_number", R"({"id":1,"method":"mining.authorize","params":[5,"x"]})",
        {R"(> {"id":1,"result":null,"error":[20,"Invalid user name or password",null]})"}},
    {"authorize_with_a_long_user",
        R"({"id":1,"method":"mining.authorize","params":[")" + std::string(257, 'u') + R"("]})",
        {R"(> {"id":1,"result":null,"error":[20,"Invalid user name or password",null]})"}},
    {"submit_before_subscribe",
        R"({"id":4,"method":"mining.submit","params":["u","1","0000000000000001","00000000","00000000"]})",
        {R"(> {"id":4,"result":null,"error":[25,"Not subscribed",null]})"}},
    {"ping", R"({"id":9,"method":"mining.ping","params":[]})",
        {R"(> {"id":9,"result":"pong","error":null})"}},
    {"extranonce_subscribe", R"({"id":9,"method":"mining.extranonce.subscribe","params":[]})",
        {R"(> {"id":9,"result":null,"error":[20,"Not supported",null]})"}},
    {"suggest_difficulty", R"({"id":9,"method":"mining.suggest_difficulty","params":[1000]})",
        {R"(> {"id":9,"result":true,"error":null})", "suggested 1000"}},
    {"suggest_fraction", R"({"id":9,"method":"mining.suggest_difficulty","params":[0.001]})",
        {R"(> {"id":9,"result":true,"error":null})", "suggested 0.001"}},
    {"suggest_quoted", R"({"id":9,"method":"mining.suggest_difficulty","params":["512"]})",
        {R"(> {"id":9,"result":true,"error":null})", "suggested 512"}},
    {"suggest_nothing", R"({"id":9,"method":"mining.suggest_difficulty","params":[]})",
        {R"(> {"id":9,"result":null,"error":[20,"Invalid difficulty",null]})"}},
    {"suggest_zero", R"({"id":9,"method":"mining.suggest_difficulty","params":[0]})",
        {R"(> {"id":9,"result":null,"error":[20,"Invalid difficulty",null]})"}},
    {"suggest_negative", R"({"id":9,"method":"mining.suggest_difficulty","params":[-1]})",
        {R"(> {"id":9,"result":null,"error":[20,"Invalid difficulty",null]})"}},
    {"suggest_infinity", R"({"id":9,"method":"mining.suggest_difficulty","params":["inf"]})",
        {R"(> {"id":9,"result":null,"error":[20,"Invalid difficulty",null]})"}},
    {"suggest_words", R"({"id":9,"method":"mining.suggest_difficulty","params":["5 apples"]})",
        {R"(> {"id":9,"result":null,"error":[20,"Invalid difficulty",null]})"}},
    {"unknown_method", R"({"id":9,"method":"mining.multi_version","params":[1]})",
        {R"(> {"id":9,"result":null,"error":[-3,"Method not found",null]})"}},
    {"unknown_method_with_text_id", R"({"id":"txlist","method":"mining.get_transactions"})",
        {R"(> {"id":"txlist","result":null,"error":[-3,"Method not found",null]})"}},
    {"blank_line", " \t", {}},
    {"response_to_nothing", R"({"id":9,"result":true,"error":null})", {}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ServerBeforeLogin, testing::ValuesIn(kBeforeLogin),
    [](const auto& i) { return i.param.name; });

class ServerConfigure : public testing::TestWithParam<Exchange> {};

TEST_P(ServerConfigure, Answers)
{
    Server server;
    const Transcript heard =
        server.say(R"({"id":1,"method":"mining.configure","params":)" + GetParam().say + "}\n");
    const std::string wanted = R"(> {"id":1,"result":)" + GetParam().hear[0] + R"(,"error":null})";
    EXPECT_THAT(heard, ElementsAre(wanted));
}

const Exchange kConfigure[] = {
    {"every_extension",
        R"([["version-rolling","minimum-difficulty","subscribe-extranonce","info"],)"
        R"({"version-rolling.mask":"1fffe000","version-rolling.min-bit-count":2,"minimum-difficulty.value":2048}])",
        {R"({"version-rolling":true,"version-rolling.mask":"1fffe000","minimum-difficulty":false,"subscribe-extranonce":false,"info":false})"}},
    {"part_of_the_mask", R"([["version-rolling"],{"version-rolling.mask":"1800ff00"}])",
        {R"({"version-rolling":true,"version-rolling.mask":"1800e000"})"}},
    {"no_common_bit", R"([["version-rolling"],{"version-rolling.mask":"00000fff"}])",
        {R"({"version-rolling":false})"}},
    {"no_mask", R"([["version-rolling"],{}])",
        {R"({"version-rolling":true,"version-rolling.mask":"1fffe000"})"}},
    {"no_options", R"([["version-rolling"]])",
        {R"({"version-rolling":true,"version-rolling.mask":"1fffe000"})"}},
    {"short_mask", R"([["version-rolling"],{"version-rolling.mask":"ffe000"}])",
        {R"({"version-rolling":true,"version-rolling.mask":"00ffe000"})"}},
    {"bad_mask", R"([["version-rolling"],{"version-rolling.mask":"0x1fffe0"}])",
        {R"({"version-rolling":"version-rolling.mask is not a hexadecimal word"})"}},
    {"long_mask", R"([["version-rolling"],{"version-rolling.mask":"01fffe000"}])",
        {R"({"version-rolling":"version-rolling.mask is not a hexadecimal word"})"}},
    {"asked_twice",
        R"([["version-rolling","version-rolling"],{"version-rolling.mask":"ffffffff"}])",
        {R"({"version-rolling":true,"version-rolling.mask":"1fffe000"})"}},
    {"nothing_asked", R"([[],{}])", {"{}"}},
    {"no_params", R"([])", {"{}"}},
    {"names_that_are_none", R"([[5,null,""],{}])", {"{}"}},
    {"name_to_escape", R"([["a\"b"],{}])", {R"({"a\"b":false})"}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ServerConfigure, testing::ValuesIn(kConfigure),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Server, ConfigureNamesOnlySoManyExtensions)
{
    Server server;
    std::string names = R"("x")";
    for (int i = 0; i < 40; ++i) names += R"(,"x")";
    const Transcript heard =
        server.say(R"({"id":1,"method":"mining.configure","params":[[)" + names + "],{}]}\n");
    EXPECT_LT(heard.at(0).size(), 250U);
}

class ServerMalformedSubmit : public testing::TestWithParam<Exchange> {};

TEST_P(ServerMalformedSubmit, IsRefusedHere)
{
    Server server;
    server.log_in();
    const std::string wanted =
        R"(> {"id":4,"result":null,"error":[20,")" + GetParam().hear[0] + R"(",null]})";
    EXPECT_THAT(
        server.say(R"({"id":4,"method":"mining.submit","params":)" + GetParam().say + "}\n"),
        ElementsAre(wanted));
}

const Exchange kMalformedSubmits[] = {
    {"no_params", "[]", {"Expected 5 or 6 parameters"}},
    {"params_null", "null", {"Expected 5 or 6 parameters"}},
    {"params_object", R"({"worker":"u"})", {"Expected 5 or 6 parameters"}},
    {"four_params", R"(["u","1","0000000000000001","655f2b2c"])", {"Expected 5 or 6 parameters"}},
    {"seven_params", R"(["u","1","0000000000000001","655f2b2c","00000001","00000000","x"])",
        {"Expected 5 or 6 parameters"}},
    {"worker_empty", R"(["","1","0000000000000001","655f2b2c","00000001"])",
        {"Invalid worker name"}},
    {"worker_number", R"([1,"1","0000000000000001","655f2b2c","00000001"])",
        {"Invalid worker name"}},
    {"job_empty", R"(["u","","0000000000000001","655f2b2c","00000001"])", {"Invalid job id"}},
    {"job_too_long", R"(["u","12345678901234567","0000000000000001","655f2b2c","00000001"])",
        {"Invalid job id"}},
    {"job_number", R"(["u",1,"0000000000000001","655f2b2c","00000001"])", {"Invalid job id"}},
    {"extranonce2_short", R"(["u","1","00000000000001","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_long", R"(["u","1","000000000000000001","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_odd", R"(["u","1","000000000000001","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_junk", R"(["u","1","000000000000000g","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_with_0x", R"(["u","1","0x00000000000001","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_padded", R"(["u","1"," 000000000000001","655f2b2c","00000001"])",
        {"Invalid extranonce2"}},
    {"extranonce2_null", R"(["u","1",null,"655f2b2c","00000001"])", {"Invalid extranonce2"}},
    {"ntime_short", R"(["u","1","0000000000000001","655f2b2","00000001"])", {"Invalid ntime"}},
    {"ntime_number", R"(["u","1","0000000000000001",1700735788,"00000001"])", {"Invalid ntime"}},
    {"nonce_long", R"(["u","1","0000000000000001","655f2b2c","000000001"])", {"Invalid nonce"}},
    {"nonce_with_0x", R"(["u","1","0000000000000001","655f2b2c","0x000001"])", {"Invalid nonce"}},
    {"nonce_signed", R"(["u","1","0000000000000001","655f2b2c","-0000001"])", {"Invalid nonce"}},
    {"nonce_trailing_zero_byte", R"(["u","1","0000000000000001","655f2b2c","0000001\u0000"])",
        {"Invalid nonce"}},
    {"version_bits_short", R"(["u","1","0000000000000001","655f2b2c","00000001","2000"])",
        {"Invalid version bits"}},
    {"version_bits_null", R"(["u","1","0000000000000001","655f2b2c","00000001",null])",
        {"Invalid version bits"}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ServerMalformedSubmit, testing::ValuesIn(kMalformedSubmits),
    [](const auto& i) { return i.param.name; });

class ServerHopeless : public testing::TestWithParam<Exchange> {};

TEST_P(ServerHopeless, EndsAndSaysNothingMore)
{
    Server server;
    EXPECT_THAT(server.say(GetParam().say), ElementsAre(HasSubstr(GetParam().hear[0])));
    EXPECT_EQ(server.feeder.unread(), "") << "an ended machine consumes everything";
    EXPECT_THAT(server.say("{\"id\":1,\"method\":\"mining.ping\"}\n"), IsEmpty());
    server.machine.on_tick(Time() + std::chrono::hours(1), server.actions);
    EXPECT_THAT(server.actions, IsEmpty());
}

const Exchange kHopeless[] = {
    {"no_json", "hello\n", {"ends: not valid JSON"}},
    {"http", "GET / HTTP/1.1\r\n\r\n", {"ends: not valid JSON"}},
    {"tls_hello", "\x16\x03\x01\x02\n", {"ends: not valid JSON"}},
    {"batch", "[{\"id\":1,\"method\":\"mining.ping\"}]\n", {"ends: not valid JSON"}},
    {"two_requests_on_a_line",
        "{\"id\":1,\"method\":\"mining.ping\"}{\"id\":2,\"method\":\"mining.ping\"}\n",
        {"ends: not valid JSON"}},
    {"no_method", "{\"id\":1}\n", {"ends: neither a method nor a result"}},
    {"method_number", "{\"id\":1,\"method\":3}\n", {"ends: the method is not a string"}},
    {"id_array", "{\"id\":[1],\"method\":\"mining.ping\"}\n",
        {"ends: the id is neither number nor string"}},
    {"long_line",
        "{\"id\":1,\"method\":\"mining.ping\",\"x\":\"" + std::string(8200, 'x') + "\"}\n",
        {"ends: the line is too long"}},
    {"endless_line", std::string(16 * 1024 + 1, ' '), {"ends: the line is too long"}},
    {"endless_configure",
        "{\"id\":1,\"method\":\"mining.configure\",\"x\":\"" + std::string(16 * 1024, 'x') +
            "\"}\n",
        {"ends: the line is too long"}},
};
INSTANTIATE_TEST_SUITE_P(Stratum, ServerHopeless, testing::ValuesIn(kHopeless),
    [](const auto& i) { return i.param.name; });

TEST(StratumV1Server, OnlyAConfigureBeforeLoginMayBeLong)
{
    const std::string configure =
        "{\"id\":1,\"method\":\"mining.configure\",\"params\":[[],{}],\"x\":\"" +
        std::string(12 * 1024, 'x') + "\"}\n";
    Server server;
    EXPECT_THAT(server.say(configure), ElementsAre(R"(> {"id":1,"result":{},"error":null})"));
    server.log_in();
    EXPECT_THAT(server.say(configure), ElementsAre("ends: the line is too long"));
}

TEST(StratumV1Server, SubmitNeedsALogin)
{
    Server server;
    server.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n");
    EXPECT_THAT(server.say("{\"id\":4,\"method\":\"mining.submit\",\"params\":[]}\n"),
        ElementsAre(R"(> {"id":4,"result":null,"error":[24,"Unauthorized worker",null]})"));
}

TEST(StratumV1Server, ARefusedLoginIsAnsweredWithTheReason)
{
    EXPECT_THAT(answer_of([](StratumV1Server& machine, ServerActions& actions) {
        machine.refuse_login("\"x\"", "\"bc1\" is no address", actions);
        EXPECT_FALSE(machine.is_authorised());
    }),
        ElementsAre(R"(> {"id":"x","result":null,"error":[24,"\"bc1\" is no address",null]})"));
}

TEST(StratumV1Server, LoginDeadline)
{
    Server server;
    const auto deadline = settings().login_deadline;
    server.machine.on_tick(Time() + deadline - std::chrono::milliseconds(1), server.actions);
    EXPECT_THAT(server.actions, IsEmpty());
    server.machine.on_tick(Time() + deadline, server.actions);
    EXPECT_THAT(test::transcript_of(server.actions), ElementsAre("ends: no login in time"));
}

TEST(StratumV1Server, ALoggedInMinerHasNoDeadline)
{
    Server server;
    server.log_in();
    server.actions.clear();
    server.machine.on_tick(Time() + std::chrono::hours(24), server.actions);
    EXPECT_THAT(server.actions, IsEmpty());
}

TEST(StratumV1Server, VersionMaskIsOnlySentToWhoNegotiated)
{
    Server server;
    server.machine.send_version_mask(0x00006000, server.actions);
    EXPECT_THAT(server.actions, IsEmpty());
    server.say(
        "{\"id\":1,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"],"
        "{\"version-rolling.mask\":\"0000e000\"}]}\n");
    server.actions.clear();
    server.machine.send_version_mask(0x1fff6000, server.actions);
    EXPECT_THAT(test::transcript_of(server.actions),
        ElementsAre(R"(> {"id":null,"method":"mining.set_version_mask","params":["00006000"]})"));
    EXPECT_EQ(server.machine.version_mask(), 0x6000U);
}

TEST(StratumV1Server, DifficultiesReadBackAsThemselves)
{
    for (const double difficulty : {1.0, 0.001, 4.6565e-10, 1e15, 123456.789}) {
        StratumV1Server machine(settings());
        ServerActions actions;
        machine.send_difficulty(difficulty, actions);
        const std::string line = std::get<ServerBytes>(actions.at(0)).bytes;
        const std::string number = line.substr(line.rfind('[') + 1);
        EXPECT_EQ(std::strtod(number.c_str(), nullptr), difficulty) << line;
    }
}

TEST(StratumV1Server, AgentIsCleanedAndCut)
{
    Server server;
    server.say("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"evil\\u001b[2J" +
               std::string(200, 'x') + "\"]}\n");
    EXPECT_EQ(server.machine.agent().size(), 64U);
    EXPECT_EQ(server.machine.agent().substr(0, 8), "evil [2J");
}

TEST(StratumV1Server, IdleSessionsAreSmall)
{
    EXPECT_LE(sizeof(StratumV1Server), 256U);
}

const std::string kDialogue =
    "{\"id\":0,\"method\":\"mining.configure\",\"params\":[[\"version-rolling\"],"
    "{\"version-rolling.mask\":\"ffffffff\"}]}\n"
    "\r\n"
    "{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[\"a/1\"]}\r\n"
    "{\"id\":2,\"method\":\"mining.authorize\",\"params\":[\"u.w\",\"x\"]}\n"
    "{\"id\":3,\"method\":\"mining.suggest_difficulty\",\"params\":[\"0.5\"]}\n"
    "{\"id\":4,\"method\":\"mining.submit\",\"params\":[\"u.w\",\"1\",\"0000000000000001\","
    "\"655f2b2c\",\"00000001\"]}\n"
    "{\"id\":5,\"method\":\"mining.nonsense\"}\n"
    "{\"id\":6,\"method\":\"mining.ping\"}\n"
    "{\"id\":7,\"method\":\n"
    "{\"id\":8,\"method\":\"mining.ping\"}\n";

/// The whole dialogue in pieces; the owner's answers do not depend on them.
template <class NextSize>
Transcript play(NextSize next_size)
{
    StratumV1Server machine(settings());
    ServerActions actions;
    test::Feeder<StratumV1Server, ServerActions> feeder(machine, actions);
    for (std::size_t at = 0; at < kDialogue.size();) {
        const std::size_t size = next_size();
        feeder.feed(std::string_view(kDialogue).substr(at, size));
        at += size;
    }
    return test::transcript_of(actions);
}

TEST(StratumV1Server, EveryChunkingGivesTheSameActions)
{
    const Transcript whole = play([] { return kDialogue.size(); });
    ASSERT_EQ(whole.size(), 9U) << testing::PrintToString(whole);
    EXPECT_THAT(whole.back(), HasSubstr("ends: "));
    EXPECT_EQ(play([] { return 1; }), whole);
    for (std::size_t split = 1; split < kDialogue.size(); ++split) {
        std::size_t size = split;
        EXPECT_EQ(play([&] { return std::exchange(size, kDialogue.size()); }), whole);
    }
    std::mt19937 random(2);
    for (int round = 0; round < 50; ++round)
        EXPECT_EQ(play([&] { return 1 + random() % 60; }), whole);
}

}  // namespace
}  // namespace otedama
