// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/session.hpp"

#include "tests/unit/pool/fake_policy.hpp"
#include "tests/unit/pool/notified_work.hpp"
#include "tests/unit/pool/test_jobs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace otedama::pool {
namespace {

using nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view kExtranonce2 = "00000000000000ff";
const Target kNetwork = test::make_template(100, 1, 12)->network_target;

/// One hash in 16 is a share: far easier than a block, so that tests can have one without the
/// other.
constexpr double kEasy = 0x1p-28;

/// Catches what a session sends.
class FakeConnection final : public net::Connection {
  public:
    void send(ByteSpan data) override { sent.append(data.begin(), data.end()); }
    void close() override { is_closed = true; }
    [[nodiscard]] net::Endpoint remote() const override { return {"192.0.2.1", 4444}; }

    std::string sent;
    bool is_closed = false;
};

UnixTime test_time()
{
    return test::make_template(100, 1, 12)->current_time;
}

/// Everything around sessions, without sockets or threads.
struct World {
    explicit World(std::optional<double> fixed_difficulty = kEasy)
        : pool{.policy = policy,
              .jobs = jobs,
              .kernel = test::kernel(),
              .difficulty_one = kBitcoinDifficultyOne,
              .fixed_difficulty = fixed_difficulty,
              .on_block = [this](BlockCandidate found) { blocks.push_back(std::move(found)); },
              .now = test_time}
    {
        jobs.set_template(test::make_template(100, 1, 12), true);
    }

    void offer(TemplatePtr block, bool clean)
    {
        jobs.set_template(std::move(block), clean);
        for (Session* session : std::vector(sessions.begin(), sessions.end()))
            session->on_new_template();
    }

    std::vector<AcceptedShare> accepted_shares()
    {
        std::vector<AcceptedShare> shares;
        accepted.pop_all(shares);
        return shares;
    }

    test::FakePolicy policy;
    JobTable jobs{policy, "/test/"};
    PoolServices pool;
    ShareValidator validator{test::kernel()};
    ShareQueue accepted{8};
    std::atomic<std::uint64_t> rejected{0};
    std::unordered_set<Session*> sessions;
    LoopServices loop{.pool = pool,
        .validator = validator,
        .accepted = accepted,
        .rejected = rejected,
        .sessions = sessions};
    ExtranonceAllocator extranonces{0};
    std::vector<BlockCandidate> blocks;
};

/// A miner at one end of a session, line by line.
struct Miner {
    explicit Miner(World& around) : world(around), session(around.loop, *around.extranonces.lease())
    {
        session.on_open(connection, Time{});
    }
    ~Miner() { session.on_closed({ErrorCode::io, "gone"}); }
    Miner(const Miner&) = delete;
    Miner& operator=(const Miner&) = delete;

    /// Says these lines in one read; answers what came back.
    std::vector<json> say(const std::string& lines)
    {
        const std::string input = lines + "\n";
        const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
        EXPECT_EQ(session.on_bytes(bytes, Time{}), input.size());
        return take();
    }

    std::vector<json> take()
    {
        std::vector<json> messages;
        std::istringstream stream(std::exchange(connection.sent, {}));
        for (std::string line; std::getline(stream, line);) messages.push_back(json::parse(line));
        for (const json& message : messages) remember(message);
        return messages;
    }

    void remember(const json& message)
    {
        const std::string method = message.value("method", "");
        if (method == "mining.notify")
            work.emplace_back(message, extranonce1);
        if (method == "mining.set_difficulty")
            difficulty = message["params"][0];
        if (message.contains("result") && message["result"].is_array())
            extranonce1 = message["result"][1];
    }

    void subscribe() { say(R"({"id":1,"method":"mining.subscribe","params":["test/1"]})"); }

    json log_in(const std::string& user = "alice.1", const std::string& password = "x")
    {
        const auto replies = say(fmt::format(
            R"({{"id":2,"method":"mining.authorize","params":["{}","{}"]}})", user, password));
        return replies.empty() ? json() : replies.front();
    }

    [[nodiscard]] Target target() const
    {
        return *Target::from_difficulty(difficulty, kBitcoinDifficultyOne);
    }

    /// A submit for this job; `bits` is the sixth parameter, if any.
    static std::string submit_line(const test::NotifiedWork& job, std::uint32_t nonce,
        const std::string& bits = {}, const std::string& user = "alice.1", int id = 9)
    {
        const std::string sixth = bits.empty() ? "" : ",\"" + bits + "\"";
        return fmt::format(
            R"({{"id":{},"method":"mining.submit","params":["{}","{}","{}","{}","{}"{}]}})", id,
            user, job.job_id(), kExtranonce2, job.ntime(), to_hex(nonce), sixth);
    }

    /// The only reply to one line.
    json ask(const std::string& line)
    {
        const auto replies = say(line);
        EXPECT_EQ(replies.size(), 1U);
        return replies.empty() ? json() : replies.front();
    }

    World& world;
    FakeConnection connection;
    Session session;
    std::string extranonce1;
    double difficulty = 0;
    std::vector<test::NotifiedWork> work;
};

const std::string kEn2(kExtranonce2);

TEST(Session, TheWholeDialogueFromHelloToShare)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    EXPECT_EQ(miner.extranonce1.size(), 2 * kExtranonce1Size);
    EXPECT_TRUE(miner.work.empty());
    const json login = miner.log_in();
    EXPECT_EQ(login["result"], true);
    ASSERT_EQ(miner.work.size(), 1U);
    EXPECT_TRUE(miner.work[0].is_clean());

    const auto nonce = miner.work[0].solve(kEn2, miner.target(), 0, kNetwork);
    const json answer = miner.ask(Miner::submit_line(miner.work[0], nonce));
    EXPECT_EQ(answer["result"], true);
    EXPECT_EQ(answer["id"], 9);

    const auto shares = world.accepted_shares();
    ASSERT_EQ(shares.size(), 1U);
    EXPECT_EQ(shares[0].hash, sha256d(shares[0].header));
    EXPECT_EQ(shares[0].target, miner.target());
    EXPECT_EQ(shares[0].weight, miner.target().weight());
    EXPECT_EQ(shares[0].time, test_time());
    EXPECT_EQ(shares[0].job->id, miner.work[0].job_id());
    EXPECT_EQ(to_hex(shares[0].extranonce1.span()), miner.extranonce1);
    EXPECT_EQ(to_hex(shares[0].extranonce2.span()), kEn2);
    EXPECT_EQ(shares[0].worker, identify("alice.1").worker);
}

TEST(Session, WorkFollowsInEitherOrderOfSubscribeAndLogin)
{
    World world;
    Miner miner(world);
    miner.log_in();
    EXPECT_TRUE(miner.work.empty());
    miner.subscribe();
    EXPECT_EQ(miner.work.size(), 1U);
}

TEST(Session, DifficultyComesBeforeTheJobAndIsNotRepeated)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    const auto replies =
        miner.say(R"({"id":2,"method":"mining.authorize","params":["alice.1","x"]})");
    ASSERT_EQ(replies.size(), 3U);
    EXPECT_EQ(replies[1]["method"], "mining.set_difficulty");
    EXPECT_EQ(replies[2]["method"], "mining.notify");
    world.offer(test::make_template(100, 1, 12), false);
    const auto next = miner.take();
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0]["method"], "mining.notify");
}

TEST(Session, ABlockIsHandedOverAndItsFinderCredited)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    const auto nonce = miner.work[0].solve(kEn2, kNetwork);
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[0], nonce))["result"], true);
    ASSERT_EQ(world.blocks.size(), 1U);
    EXPECT_EQ(world.blocks[0].height, 100U);
    EXPECT_EQ(world.blocks[0].user, "alice.1");
    EXPECT_EQ(world.blocks[0].hash, miner.work[0].hash(kEn2, nonce, miner.work[0].version()));
    EXPECT_EQ(sha256d(ByteSpan(world.blocks[0].block).first(80)), world.blocks[0].hash);
    EXPECT_EQ(world.accepted_shares().size(), 1U);
    // The same block again is no second block.
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[0], nonce))["error"][0], 22);
    EXPECT_EQ(world.blocks.size(), 1U);
}

TEST(Session, TheTargetThatMinersComputeIsNeverHarderThanTheBlocks)
{
    // Difficulty 1 is far beyond this network's: without the cap blocks would be refused.
    World world(1.0);
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    EXPECT_GE(miner.target(), kNetwork);
    EXPECT_LT(miner.difficulty, 1e-5);
}

TEST(Session, SubmitsOfOneReadAreAnsweredInOrder)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    const auto& job = miner.work[0];
    const auto first = job.solve(kEn2, miner.target());
    const auto second = job.solve(kEn2, miner.target(), first + 1);
    const auto replies = miner.say(Miner::submit_line(job, first, "", "alice.1", 10) + "\n" +
                                   R"({"id":11,"method":"mining.ping","params":[]})" + "\n" +
                                   Miner::submit_line(job, second, "", "alice.1", 12) + "\n" +
                                   Miner::submit_line(job, first, "", "alice.1", 13) + "\n" +
                                   Miner::submit_line(job, second, "", "bob.1", 14));
    ASSERT_EQ(replies.size(), 5U);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(replies[static_cast<std::size_t>(i)]["id"], 10 + i);
    EXPECT_EQ(replies[0]["result"], true);
    EXPECT_EQ(replies[2]["result"], true);
    EXPECT_EQ(replies[3]["error"][0], 22);
    EXPECT_EQ(replies[4]["error"][0], 24);
    EXPECT_EQ(world.rejected, 2U);
}

TEST(Session, HexOfAnotherCaseIsTheSameShare)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    const auto line = Miner::submit_line(miner.work[0], miner.work[0].solve(kEn2, miner.target()));
    auto shouted = line;
    const auto at = shouted.find(kEn2);
    shouted.replace(at, kEn2.size(), "00000000000000FF");
    EXPECT_EQ(miner.ask(line)["result"], true);
    EXPECT_EQ(miner.ask(shouted)["error"][0], 22);
}

TEST(Session, VersionBitsAreUnderstoodWithoutAConfigure)
{
    World world;
    auto block = *test::make_template(100, 1, 12);
    block.version = 0x2fffe000;
    world.jobs.set_template(std::make_shared<const BlockTemplate>(block), true);
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    const auto& job = miner.work[0];
    // BIP310: replaced, not added to what the job has in the mask.
    constexpr std::uint32_t kRolled = 0x20004000;
    std::uint32_t nonce = 0;
    while (!miner.target().is_met_by(job.hash(kEn2, nonce, kRolled))) ++nonce;
    EXPECT_EQ(miner.ask(Miner::submit_line(job, nonce, "00004000"))["result"], true);
    EXPECT_EQ(miner.ask(Miner::submit_line(job, nonce, "20004000"))["error"][0], 20);
}

TEST(Session, ANegotiatedMaskIsTheLimit)
{
    World world;
    Miner miner(world);
    miner.say(
        R"({"id":1,"method":"mining.configure","params":[["version-rolling"],{"version-rolling.mask":"00ffe000"}]})");
    miner.subscribe();
    miner.log_in();
    const json refused = miner.ask(Miner::submit_line(miner.work[0], 0, "10000000"));
    EXPECT_EQ(refused["error"][0], 20);
    EXPECT_THAT(refused["error"][1].get<std::string>(), HasSubstr("mask"));
}

TEST(Session, SharesOfEarlierJobsOfTheSameBlockAreGoodThoseOfAnOldBlockStale)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    world.offer(test::make_template(100, 1, 12), false);
    miner.take();
    ASSERT_EQ(miner.work.size(), 2U);
    EXPECT_FALSE(miner.work[1].is_clean());
    const auto early = miner.work[0].solve(kEn2, miner.target());
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[0], early))["result"], true);

    world.offer(test::make_template(101, 2, 12), true);
    miner.take();
    ASSERT_EQ(miner.work.size(), 3U);
    EXPECT_TRUE(miner.work[2].is_clean());
    const auto late = miner.work[1].solve(kEn2, miner.target());
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[1], late))["error"][0], 21);
    const auto now = miner.work[2].solve(kEn2, miner.target());
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[2], now))["result"], true);
    auto unknown = Miner::submit_line(miner.work[2], now);
    unknown.replace(unknown.find('"' + miner.work[2].job_id() + '"') + 1,
        miner.work[2].job_id().size(), "beef");
    EXPECT_EQ(miner.ask(unknown)["error"][0], 21);
}

TEST(Session, ASessionThatMissedTheFirstJobOfABlockIsStillToldToDropItsWork)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    world.jobs.set_template(test::make_template(101, 2, 12), true);
    world.offer(test::make_template(101, 2, 12), false);
    miner.take();
    ASSERT_EQ(miner.work.size(), 2U);
    EXPECT_TRUE(miner.work[1].is_clean());
}

TEST(Session, EachSessionHasItsOwnPartOfTheSearchSpace)
{
    World world;
    Miner one(world);
    Miner two(world);
    one.subscribe();
    two.subscribe();
    EXPECT_NE(one.extranonce1, two.extranonce1);
    one.log_in();
    two.log_in();
    // Same account, same job: and still what one finds is worth nothing to the other.
    EXPECT_EQ(one.work[0].job_id(), two.work[0].job_id());
    const auto nonce = one.work[0].solve(kEn2, kNetwork);
    EXPECT_EQ(two.ask(Miner::submit_line(two.work[0], nonce))["result"] == true,
        two.target().is_met_by(two.work[0].hash(kEn2, nonce, two.work[0].version())));
    EXPECT_EQ(one.ask(Miner::submit_line(one.work[0], nonce))["result"], true);
}

TEST(Session, AccountsAreMinedForApart)
{
    World world;
    Miner alice(world);
    Miner bob(world);
    alice.subscribe();
    bob.subscribe();
    alice.log_in("alice.1");
    bob.log_in("bob.1");
    EXPECT_NE(alice.work[0].job_id(), bob.work[0].job_id());
    EXPECT_EQ(world.policy.plans, 2);
}

TEST(Session, ARefusedLoginGetsTheReasonAndNoWork)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    const json refused = miner.log_in("bad.1");
    EXPECT_NE(refused["result"], true);
    EXPECT_THAT(refused.dump(), HasSubstr("no such address"));
    EXPECT_TRUE(miner.work.empty());
    EXPECT_EQ(miner.log_in("alice.1")["result"], true);
    EXPECT_EQ(miner.work.size(), 1U);
}

TEST(Session, OneConnectionMinesForOneAccountOnly)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in("alice.1");
    EXPECT_EQ(miner.log_in("alice.2")["result"], true);
    EXPECT_EQ(miner.work.size(), 1U);
    EXPECT_THAT(miner.log_in("bob.1").dump(), HasSubstr("another address"));
    const auto nonce = miner.work[0].solve(kEn2, miner.target());
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[0], nonce, "", "alice.2"))["result"], true);
    EXPECT_EQ(world.accepted_shares()[0].worker, identify("alice.2").worker);
}

TEST(Session, WorkersOfOneConnectionAreLimited)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    for (std::size_t i = 0; i < Session::kMaxLogins; ++i)
        EXPECT_EQ(miner.log_in(fmt::format("alice.{}", i))["result"], true);
    EXPECT_NE(miner.log_in("alice.more")["result"], true);
    EXPECT_EQ(miner.log_in("alice.0")["result"], true);
}

/// Network difficulty as on the main chain, so that wishes are not capped.
TemplatePtr hard_template()
{
    auto block = *test::make_template(100, 1, 12);
    block.bits = 0x1703255b;
    block.network_target = *Target::from_compact(block.bits);
    return std::make_shared<const BlockTemplate>(std::move(block));
}

TEST(Session, MinersMayAskForADifficulty)
{
    World world(std::nullopt);
    world.jobs.set_template(hard_template(), true);
    Miner none(world);
    none.subscribe();
    none.log_in();
    EXPECT_EQ(none.difficulty, 1.0);
    Miner by_password(world);
    by_password.subscribe();
    by_password.log_in("alice.1", "x,d=2048");
    EXPECT_EQ(by_password.difficulty, 2048);
    Miner by_message(world);
    by_message.subscribe();
    by_message.say(R"({"id":5,"method":"mining.suggest_difficulty","params":[0.25]})");
    by_message.log_in();
    EXPECT_EQ(by_message.difficulty, 0.25);
}

TEST(Session, AWishThatComesLateHoldsFromTheNextJob)
{
    World world(std::nullopt);
    world.jobs.set_template(hard_template(), true);
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    miner.say(R"({"id":5,"method":"mining.suggest_difficulty","params":[64]})");
    EXPECT_EQ(miner.difficulty, 1.0);
    world.offer(hard_template(), false);
    miner.take();
    EXPECT_EQ(miner.difficulty, 64);
}

TEST(Session, AFixedDifficultyIsNobodysToChoose)
{
    World world(16.0);
    world.jobs.set_template(hard_template(), true);
    Miner miner(world);
    miner.subscribe();
    miner.say(R"({"id":5,"method":"mining.suggest_difficulty","params":[64]})");
    miner.log_in("alice.1", "d=32");
    EXPECT_EQ(miner.difficulty, 16);
}

TEST(Session, LowSharesAreRefusedAndCounted)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    std::uint32_t nonce = 0;
    while (miner.target().is_met_by(miner.work[0].hash(kEn2, nonce, miner.work[0].version())))
        ++nonce;
    EXPECT_EQ(miner.ask(Miner::submit_line(miner.work[0], nonce))["error"][0], 23);
    EXPECT_EQ(world.rejected, 1U);
    EXPECT_TRUE(world.accepted_shares().empty());
}

TEST(Session, AShareThatCannotBeCountedIsRefusedButItsBlockIsNotLost)
{
    World world;
    Miner miner(world);
    miner.subscribe();
    miner.log_in();
    AcceptedShare filler;
    while (world.accepted.try_push(AcceptedShare(filler))) {
    }
    const auto nonce = miner.work[0].solve(kEn2, kNetwork);
    const json answer = miner.ask(Miner::submit_line(miner.work[0], nonce));
    EXPECT_EQ(answer["error"][0], 20);
    EXPECT_THAT(answer["error"][1].get<std::string>(), HasSubstr("overloaded"));
    EXPECT_EQ(world.blocks.size(), 1U);
}

TEST(Session, JunkEndsTheSessionAndNothingFollows)
{
    World world;
    Miner miner(world);
    const std::string endless(20'000, 'x');
    const ByteSpan bytes(reinterpret_cast<const std::uint8_t*>(endless.data()), endless.size());
    (void)miner.session.on_bytes(bytes, Time{});
    EXPECT_TRUE(miner.connection.is_closed);
    miner.connection.sent.clear();
    miner.say(R"({"id":1,"method":"mining.subscribe","params":["test/1"]})");
    EXPECT_TRUE(miner.connection.sent.empty());
}

TEST(Session, WhoNeverLogsInIsShownTheDoor)
{
    World world;
    Miner miner(world);
    miner.session.on_tick(Time{} + std::chrono::seconds(1));
    EXPECT_FALSE(miner.connection.is_closed);
    miner.session.on_tick(Time{} + std::chrono::hours(1));
    EXPECT_TRUE(miner.connection.is_closed);
}

TEST(Session, AClosedSessionIsTakenOffTheList)
{
    World world;
    {
        Miner miner(world);
        EXPECT_EQ(world.sessions.size(), 1U);
    }
    EXPECT_TRUE(world.sessions.empty());
    world.offer(test::make_template(101, 2, 12), true);
}

}  // namespace
}  // namespace otedama::pool
