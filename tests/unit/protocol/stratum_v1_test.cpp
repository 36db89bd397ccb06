// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "dialogue.hpp"
#include "protocol/stratum_v1_client.hpp"
#include "protocol/stratum_v1_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama {
namespace {

using testing::ElementsAre;

const Algorithm kAlgorithm{.name = "sha256d",
    .header_size = 80,
    .nonce_offset = 76,
    .nonce_size = 4,
    .difficulty_one = kBitcoinDifficultyOne,
    .hash = nullptr,
    .make_dataset = nullptr};

/// Our client at our server: bytes go to and fro until both are silent.
class Pair {
  public:
    Pair() { client->on_connected(Time(), client_actions); }

    /// What both sides did besides sending bytes.
    test::Transcript run()
    {
        test::Transcript seen;
        while (!client_actions.empty() || !server_actions.empty()) {
            for (const auto& action : std::exchange(client_actions, {}))
                std::visit([&](const auto& a) { on_client(a, seen); }, action);
            for (const auto& action : std::exchange(server_actions, {}))
                std::visit([&](const auto& a) { on_server(a, seen); }, action);
        }
        return seen;
    }

    std::unique_ptr<ClientProtocol> client = make_stratum_v1_client({.algorithm = &kAlgorithm,
        .session = SessionId{1},
        .agent = "otedama/test",
        .user = "account.worker",
        .password = "secret"});
    StratumV1Server server{{.extranonce1 = ExtraNonce(0x11223344, 4), .version_mask = 0x0fffe000}};
    ClientActions client_actions;
    ServerActions server_actions;

  private:
    void on_client(const SendBytes& a, test::Transcript&) { to_server.feed(a.bytes); }
    void on_client(const auto& a, test::Transcript& seen) { test::Scribe{seen}(a); }
    void on_server(const ServerBytes& a, test::Transcript&) { to_client.feed(a.bytes); }
    void on_server(const auto& a, test::Transcript& seen) { test::Scribe{seen}(a); }

    test::Feeder<ClientProtocol, ClientActions> to_client{*client, client_actions};
    test::Feeder<StratumV1Server, ServerActions> to_server{server, server_actions};
};

TEST(StratumV1, OurClientAndOurServerUnderstandEachOther)
{
    Pair pair;
    EXPECT_THAT(pair.run(), ElementsAre("login 3 account.worker secret"));
    EXPECT_EQ(pair.server.agent(), "otedama/test");
    EXPECT_EQ(pair.server.version_mask(), 0x0fffe000U);

    pair.server.accept_login("3", pair.server_actions);
    pair.server.send_difficulty(0.5, pair.server_actions);
    pair.server.send_notify(
        make_notify_line({.job_id = "1f", .version = 0x20000000, .clean = true}),
        pair.server_actions);
    EXPECT_THAT(
        pair.run(), ElementsAre("ready", "job 1f clean 44332211/8 mask 0fffe000 bits 1d01fffe"));

    const auto work = std::make_shared<Work>(Work{.id = WorkId{1},
        .algorithm = &kAlgorithm,
        .session = SessionId{1},
        .job_id = "1f",
        .extranonce2 = ExtraNonce(5, 8)});
    const Solution solution{
        .hit = {.work = work, .nonce = 0xcafe, .version = 0x20c0e000, .ntime = 0x655f2b2c},
        .pow = {}};
    pair.client->on_solution(solution, Time(), pair.client_actions);
    EXPECT_THAT(pair.run(),
        ElementsAre("submit 4 account.worker 1f 0500000000000000 655f2b2c 0000cafe 00c0e000"));
    pair.server.accept_submit("4", pair.server_actions);
    EXPECT_THAT(pair.run(), ElementsAre("accepted 1 0  0 ms"));

    pair.client->on_solution(solution, Time(), pair.client_actions);
    pair.run();
    pair.server.refuse_submit("5", {22, "Duplicate share"}, pair.server_actions);
    pair.server.send_version_mask(0x00006000, pair.server_actions);
    EXPECT_THAT(pair.run(), ElementsAre("refused 1 22 Duplicate share 0 ms",
                                "job 1f clean 44332211/8 mask 00006000 bits 1d01fffe"));
}

TEST(StratumV1, ARefusedLoginReachesTheUser)
{
    Pair pair;
    pair.run();
    pair.server.refuse_login("3", "the address has a wrong checksum", pair.server_actions);
    EXPECT_THAT(pair.run(),
        ElementsAre("ends: the pool refused the login: the address has a wrong checksum; check "
                    "user name and password"));
}

}  // namespace
}  // namespace otedama
