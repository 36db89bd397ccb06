// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "child_process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <filesystem>
#include <netinet/in.h>
#include <sstream>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

/// A listening socket whose peers are never answered.
class MuteServer {
  public:
    MuteServer()
    {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        auto* address = reinterpret_cast<sockaddr*>(&address_);
        is_listening_ = ::bind(socket_, address, size) == 0 && ::listen(socket_, 8) == 0 &&
                        ::getsockname(socket_, address, &size) == 0;
    }
    MuteServer(const MuteServer&) = delete;
    MuteServer& operator=(const MuteServer&) = delete;
    ~MuteServer() { ::close(socket_); }

    [[nodiscard]] bool is_listening() const noexcept { return is_listening_; }
    [[nodiscard]] std::string port() const { return std::to_string(ntohs(address_.sin_port)); }

    /// Waits for a peer, who then hears nothing.
    [[nodiscard]] bool accept_one() const { return ::accept(socket_, nullptr, nullptr) >= 0; }

  private:
    int socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address_{};
    bool is_listening_ = false;
};

/// A pool that reports as JSON, on a free port, with a folder of its own.
std::vector<std::string> pool_arguments()
{
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    const std::string folder = testing::TempDir() + "/otedama_cli_" + test->name();
    std::filesystem::remove_all(folder);
    return {"pool", "--listen", "127.0.0.1:0", "--data-dir", folder, "--mine", "--threads", "1",
        "--network-difficulty", "1000", "--json"};
}

TEST(Cli, ADemoEndsByItselfWithOneObject)
{
    ChildProcess demo({"demo", "--blocks", "2", "--fresh", "--json"});
    EXPECT_EQ(demo.wait(50s), 0);
    const Json json = Json::parse(demo.output());
    ASSERT_EQ(json.at("blocks").size(), 2U);
    EXPECT_EQ(json.at("blocks").at(0).at("height"), 1);
    EXPECT_EQ(json.at("blocks").at(1).at("hash").get<std::string>().size(), 64U);
}

TEST(Cli, CtrlCEndsAPoolWithinASecond)
{
    for (const int signal : {SIGINT, SIGTERM}) {
        ChildProcess pool(pool_arguments());
        ASSERT_TRUE(pool.wait_for_output("\"started\"", 30s));
        const auto begin = Clock::now();
        pool.send_signal(signal);
        EXPECT_EQ(pool.wait(10s), 0);
        // One is promised; the rest is for a machine with other things to do.
        EXPECT_LT(Clock::now() - begin, 3s);
        EXPECT_NE(pool.output().find("\"stopped\""), std::string::npos);
    }
}

TEST(Cli, EveryLineOfAStreamIsJson)
{
    ChildProcess pool(pool_arguments());
    ASSERT_TRUE(pool.wait_for_output("\"connected\"", 30s));
    pool.send_signal(SIGINT);
    EXPECT_EQ(pool.wait(10s), 0);
    std::istringstream lines(pool.output());
    for (std::string line; std::getline(lines, line);) EXPECT_TRUE(Json::accept(line)) << line;
}

TEST(Cli, TheSecondCtrlCEndsAtOnce)
{
    ChildProcess pool(pool_arguments());
    ASSERT_TRUE(pool.wait_for_output("\"started\"", 30s));
    // Stopped, the program cannot end before the second signal is there.
    pool.send_signal(SIGINT);
    pool.send_signal(SIGSTOP);
    std::this_thread::sleep_for(300ms);
    pool.send_signal(SIGTERM);
    pool.send_signal(SIGCONT);
    const auto code = pool.wait(10s);
    // Unless the first signal was enough within the moment before it was stopped.
    EXPECT_TRUE(code == 130 || code == 0);
}

TEST(Cli, OneRequestSignalledTwiceIsOneRequest)
{
    ChildProcess pool(pool_arguments());
    ASSERT_TRUE(pool.wait_for_output("\"started\"", 30s));
    pool.send_signal(SIGINT);
    pool.send_signal(SIGTERM);
    EXPECT_EQ(pool.wait(10s), 0);
}

TEST(Cli, AnUnfinishedDemoSaysSo)
{
    ChildProcess demo({"demo", "--blocks", "1", "--fresh", "--json", "--network-difficulty",
        "1000000", "--log-level", "off"});
    std::this_thread::sleep_for(2s);
    demo.send_signal(SIGINT);
    EXPECT_EQ(demo.wait(10s), 130);
}

TEST(Cli, CtrlCEndsAPoolThatWaitsForItsNode)
{
    const MuteServer node;
    ASSERT_TRUE(node.is_listening());
    ChildProcess pool({"pool", "--chain", "regtest", "--listen", "127.0.0.1:0", "--node-url",
        "http://127.0.0.1:" + node.port(), "--node-user", "u", "--node-password", "p", "--data-dir",
        testing::TempDir() + "/otedama_cli_mute_node"});
    ASSERT_TRUE(node.accept_one());
    const auto begin = Clock::now();
    pool.send_signal(SIGINT);
    EXPECT_EQ(pool.wait(10s), 130);
    EXPECT_LT(Clock::now() - begin, 3s);
}

TEST(Cli, AReaderThatGoesAwayEndsTheProgram)
{
    ChildProcess pool(pool_arguments());
    ASSERT_TRUE(pool.wait_for_output("\"started\"", 30s));
    pool.close_output();
    // The next line is at the latest the one of the next minute.
    pool.send_signal(SIGINT);
    EXPECT_EQ(pool.wait(10s), 1);
}

TEST(Cli, MistakesAreExitCodeTwo)
{
    const std::vector<std::vector<std::string>> mistakes = {{}, {"mine"}, {"mine", "--nonsense"},
        {"mine", "-o", "http://x", "-u", "x"}, {"demo", "--intensity", "0"},
        {"demo", "-c", "/nonexistent.toml"}, {"pool", "--chain", "moon"},
        {"mine", "-o", "stratum+tcp://127.0.0.1:1", "-a", "md5"}, {"bench", "-a", "md5"}};
    for (const auto& arguments : mistakes) {
        ChildProcess program(arguments);
        EXPECT_EQ(program.wait(20s), 2) << (arguments.empty() ? "" : arguments.back());
    }
}

TEST(Cli, AFreePortIsNeededToListen)
{
    ChildProcess first(pool_arguments());
    ASSERT_TRUE(first.wait_for_output("\"started\"", 30s));
    const Json started = Json::parse(first.output().substr(0, first.output().find('\n')));
    const std::string address = started.at("snapshot").at("pool").at("listening").at(0);
    ChildProcess second(
        {"pool", "--listen", address, "--data-dir", testing::TempDir() + "/otedama_cli_second"});
    EXPECT_EQ(second.wait(20s), 1);
}

TEST(Cli, BenchListsEveryKernelOnce)
{
    ChildProcess bench({"bench", "-a", "sha256d", "-t", "1", "--seconds", "0.1", "--json"});
    EXPECT_EQ(bench.wait(60s), 0);
    const Json json = Json::parse(bench.output());
    ChildProcess devices({"devices", "--json"});
    EXPECT_EQ(devices.wait(30s), 0);
    const Json kernels = Json::parse(devices.output()).at("devices").at(0).at("kernels");
    std::size_t searches = 0;
    for (const Json& result : json.at("results")) searches += result.at("metric") == "search";
    EXPECT_EQ(searches + json.at("skipped").size(), kernels.size());
}

TEST(Cli, VersionAndCompletionPrintSomething)
{
    ChildProcess version({"version", "--json"});
    EXPECT_EQ(version.wait(20s), 0);
    EXPECT_TRUE(Json::parse(version.output()).contains("version"));
    ChildProcess completion({"completion", "bash"});
    EXPECT_EQ(completion.wait(20s), 0);
    EXPECT_NE(completion.output().find("complete -F"), std::string::npos);
}

}  // namespace
}  // namespace otedama
