// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/upstream.hpp"

#include "tests/unit/miner/eventually.hpp"
#include "tests/unit/miner/real_block.hpp"
#include "tests/unit/miner/scripted_pool.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using test::eventually;
using test::notify_line;
using test::PoolScript;
using test::ScriptedPool;
using testing::HasSubstr;

/// An Upstream on a loop thread of its own that records what it says.
class Client {
  public:
    explicit Client(const std::string& url)
        : upstream(loop_, parse_pool_url(url).value(),
              {.algorithm = &test::sha256d_algorithm(),
                  .agent = "otedama/test",
                  .user = "account.worker",
                  .password = "x"},
              {.connect = 2s, .first_wait = 10ms, .longest_wait = 50ms}, callbacks()),
          thread_([this] { loop_.run(); })
    {
        upstream.start();
    }

    ~Client() { stop(); }

    void stop()
    {
        loop_.stop();
        if (thread_.joinable())
            thread_.join();
    }

    [[nodiscard]] std::vector<Job> jobs() const { return read(jobs_); }
    [[nodiscard]] int times_without_work() const { return read(times_without_work_); }
    [[nodiscard]] std::vector<std::pair<std::size_t, bool>> answers() const
    {
        return read(answers_);
    }

    [[nodiscard]] std::vector<std::string> texts(MinerEvent::Kind kind) const
    {
        std::vector<std::string> texts;
        for (const MinerEvent& event : read(events_))
            if (event.kind == kind)
                texts.push_back(event.text);
        return texts;
    }

    /// Hands in a solution of that job, found by that device.
    void solve(const Job& job, std::uint64_t nonce, std::size_t device = 0)
    {
        auto work = std::make_shared<Work>();
        work->id = WorkId{1};
        work->algorithm = job.algorithm;
        work->session = job.session;
        work->job_id = job.job_id;
        work->extranonce2 = ExtraNonce(0, job.extranonce2_size);
        work->share_target = job.share_target;
        upstream.submit(device,
            {.hit = {.work = work, .nonce = nonce, .version = job.version, .ntime = job.ntime}},
            {});
    }

  private:
    template <class T>
    [[nodiscard]] T read(const T& member) const
    {
        const std::lock_guard lock(mutex_);
        return member;
    }

    UpstreamCallbacks callbacks()
    {
        return {.on_job = [this](const Job& job) { write([&] { jobs_.push_back(job); }); },
            .on_no_work = [this] { write([&] { ++times_without_work_; }); },
            .on_answer =
                [this](std::size_t device, bool is_accepted) {
                    write([&] { answers_.emplace_back(device, is_accepted); });
                },
            .on_event = [this](
                            const MinerEvent& event) { write([&] { events_.push_back(event); }); }};
    }

    template <class Change>
    void write(Change change)
    {
        const std::lock_guard lock(mutex_);
        change();
    }

    mutable std::mutex mutex_;
    std::vector<Job> jobs_;
    int times_without_work_ = 0;
    std::vector<std::pair<std::size_t, bool>> answers_;
    std::vector<MinerEvent> events_;
    net::EventLoop loop_;

  public:
    Upstream upstream;

  private:
    std::jthread thread_;
};

std::string difficulty_line(const std::string& difficulty)
{
    return R"({"id":null,"method":"mining.set_difficulty","params":[)" + difficulty + "]}\n";
}

PoolScript script_with_job()
{
    return {.first_lines = difficulty_line("0.5") + notify_line("a1", true)};
}

TEST(Upstream, LogsInAndGetsAJob)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    const Job job = client.jobs()[0];
    EXPECT_EQ(job.job_id, "a1");
    EXPECT_EQ(job.extranonce1, ExtraNonce(*from_hex("f000000f")));
    EXPECT_EQ(job.extranonce2_size, 8U);
    EXPECT_EQ(job.version_mask, 0x1fffe000U);
    EXPECT_EQ(job.merkle_branch, test::real_job().merkle_branch);
    const MinerStatus status = client.upstream.status();
    EXPECT_EQ(status.connection, ConnectionState::connected);
    EXPECT_EQ(status.pool_url, pool.url());
    EXPECT_DOUBLE_EQ(status.difficulty, 0.5);
    EXPECT_EQ(client.texts(MinerEvent::Kind::connected).size(), 1U);
    ASSERT_TRUE(eventually([&] { return client.texts(MinerEvent::Kind::new_job).size() == 1; }));
    EXPECT_EQ(client.texts(MinerEvent::Kind::new_job)[0], "job a1, difficulty 0.5");
}

TEST(Upstream, HandsSolutionsInAndCountsAnswers)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    client.solve(client.jobs()[0], 0x01020304, 3);
    ASSERT_TRUE(eventually([&] { return client.upstream.status().accepted == 1; }));
    ASSERT_EQ(pool.lines(0, "mining.submit").size(), 1U);
    EXPECT_THAT(pool.lines(0, "mining.submit")[0],
        HasSubstr(R"("params":["account.worker","a1","0000000000000000","57478db3","01020304")"));
    EXPECT_EQ(client.answers(), (std::vector<std::pair<std::size_t, bool>>{{3, true}}));
    // Difficulty 0.5 stands for 2^31 hashes, a little more.
    EXPECT_NEAR(static_cast<double>(client.upstream.status().accepted_weight), 0x1p31, 0x1p17);
}

TEST(Upstream, FloodsNoPoolThatAnswersSlowly)
{
    auto script = script_with_job();
    script.answers_submits = false;
    ScriptedPool pool(script);
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    constexpr std::uint64_t kFound = Upstream::kMaxUnanswered + 300;
    for (std::uint64_t nonce = 0; nonce < kFound; ++nonce) client.solve(client.jobs()[0], nonce);
    const auto sent = [&] { return pool.lines(0, "mining.submit").size(); };
    ASSERT_TRUE(eventually([&] { return sent() == Upstream::kMaxUnanswered; }));
    // A clean job makes those void that were held back.
    pool.send(notify_line("b2", true));
    ASSERT_TRUE(eventually([&] { return client.upstream.status().stale == 300; }));
    EXPECT_EQ(sent(), Upstream::kMaxUnanswered);
}

TEST(Upstream, SendsWhatWasHeldBackOnceThePoolAnswers)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    constexpr std::uint64_t kFound = 4 * Upstream::kMaxUnanswered;
    for (std::uint64_t nonce = 0; nonce < kFound; ++nonce) client.solve(client.jobs()[0], nonce);
    EXPECT_TRUE(eventually([&] { return client.upstream.status().accepted == kFound; }));
    EXPECT_EQ(client.upstream.status().stale, 0U);
}

TEST(Upstream, CreditsTheDeviceThatFoundTheNonce)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    for (std::size_t device = 0; device < 5; ++device)
        client.solve(client.jobs()[0], 100 + device, device);
    ASSERT_TRUE(eventually([&] { return client.answers().size() == 5; }));
    for (std::size_t device = 0; device < 5; ++device)
        EXPECT_EQ(client.answers()[device].first, device);
}

TEST(Upstream, SaysWhyAShareWasRejected)
{
    PoolScript script = script_with_job();
    script.submit_error = R"([23,"low difficulty share",null])";
    ScriptedPool pool(script);
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    client.solve(client.jobs()[0], 1, 2);
    ASSERT_TRUE(
        eventually([&] { return client.texts(MinerEvent::Kind::share_rejected).size() == 1; }));
    EXPECT_EQ(client.texts(MinerEvent::Kind::share_rejected)[0],
        "share rejected: low difficulty share (code 23)");
    EXPECT_EQ(client.upstream.status().rejected, 1U);
    EXPECT_EQ(client.upstream.status().accepted, 0U);
    EXPECT_EQ(client.answers(), (std::vector<std::pair<std::size_t, bool>>{{2, false}}));
}

TEST(Upstream, ComesBackWithANewSessionAfterALoss)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    pool.hang_up();
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 2; }));
    EXPECT_NE(client.jobs()[0].session, client.jobs()[1].session);
    EXPECT_EQ(client.times_without_work(), 1);
    ASSERT_EQ(client.texts(MinerEvent::Kind::disconnected).size(), 1U);
    EXPECT_THAT(client.texts(MinerEvent::Kind::disconnected)[0], HasSubstr("trying again in"));
}

TEST(Upstream, NeverHandsASolutionToAnotherSession)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    pool.hang_up();
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 2; }));
    // The same job id, so only the session tells them apart.
    client.solve(client.jobs()[0], 0x0000dead);
    client.solve(client.jobs()[1], 0x0000beef);
    ASSERT_TRUE(eventually([&] { return client.upstream.status().accepted == 1; }));
    EXPECT_EQ(client.upstream.status().stale, 1U);
    ASSERT_EQ(pool.lines(1, "mining.submit").size(), 1U);
    EXPECT_THAT(pool.lines(1, "mining.submit")[0], HasSubstr("0000beef"));
    EXPECT_TRUE(pool.lines(0, "mining.submit").empty());
}

TEST(Upstream, CountsSolutionsWithoutAConnectionAsStale)
{
    std::optional<ScriptedPool> pool(std::in_place, script_with_job());
    Client client(pool->url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    pool.reset();
    ASSERT_TRUE(eventually([&] { return client.times_without_work() > 0; }));
    client.solve(client.jobs()[0], 1);
    EXPECT_TRUE(eventually([&] { return client.upstream.status().stale == 1; }));
}

TEST(Upstream, WaitsForAPoolThatIsNotThere)
{
    std::optional<ScriptedPool> pool(std::in_place, script_with_job());
    const std::uint16_t port = pool->port();
    const std::string url = pool->url();
    pool.reset();
    Client client(url);
    ASSERT_TRUE(
        eventually([&] { return client.texts(MinerEvent::Kind::disconnected).size() >= 2; }));
    EXPECT_NE(client.upstream.status().connection, ConnectionState::connected);
    pool.emplace(script_with_job(), port);
    EXPECT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
}

TEST(Upstream, TriesWithoutVersionRollingIfThePoolHangsUpOnIt)
{
    PoolScript script = script_with_job();
    script.can_bear_configure = false;
    ScriptedPool pool(script);
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    EXPECT_EQ(pool.connection_count(), 2U);
    EXPECT_EQ(pool.lines(0, "mining.configure").size(), 1U);
    EXPECT_TRUE(pool.lines(1, "mining.configure").empty());
    EXPECT_EQ(client.jobs()[0].version_mask, 0U);
}

TEST(Upstream, SaysWhyTheLoginFailedAndTriesAgain)
{
    PoolScript script;
    script.lets_in = false;
    ScriptedPool pool(script);
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return pool.connection_count() >= 3; }));
    const auto texts = client.texts(MinerEvent::Kind::disconnected);
    ASSERT_FALSE(texts.empty());
    EXPECT_THAT(texts[0], HasSubstr("unknown account"));
    EXPECT_TRUE(client.jobs().empty());
}

TEST(Upstream, DropsAPoolThatTalksNonsense)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    pool.send("{\"id\":null,\"method\":\"mining.notify\",\"params\":[1]}\n");
    EXPECT_TRUE(eventually([&] { return client.jobs().size() == 2; }));
    EXPECT_EQ(pool.connection_count(), 2U);
}

TEST(Upstream, TakesNewJobsAndMessages)
{
    ScriptedPool pool(script_with_job());
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    pool.send(difficulty_line("2") + notify_line("a2", false) +
              R"({"id":null,"method":"client.show_message","params":["maintenance at noon"]})" +
              "\n");
    ASSERT_TRUE(
        eventually([&] { return client.texts(MinerEvent::Kind::pool_message).size() == 1; }));
    EXPECT_EQ(client.texts(MinerEvent::Kind::pool_message)[0], "maintenance at noon");
    ASSERT_EQ(client.jobs().size(), 2U);
    EXPECT_FALSE(client.jobs()[1].clean);
    EXPECT_DOUBLE_EQ(client.upstream.status().difficulty, 2);
}

TEST(Upstream, StopsAtOnceWhateverItIsDoing)
{
    PoolScript script = script_with_job();
    script.answers_submits = false;
    ScriptedPool pool(script);
    Client client(pool.url());
    ASSERT_TRUE(eventually([&] { return client.jobs().size() == 1; }));
    client.solve(client.jobs()[0], 1);
    const auto start = std::chrono::steady_clock::now();
    client.stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::kPrompt);
}

}  // namespace
}  // namespace otedama
