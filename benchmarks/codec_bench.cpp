// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

// How long Stratum V1 messages take to read and write, sockets not counted.

#include "core/check.hpp"
#include "protocol/json_rpc.hpp"
#include "protocol/stratum_v1_notify.hpp"
#include "protocol/stratum_v1_server.hpp"
#include "protocol/stratum_v1_submit.hpp"

#include <benchmark/benchmark.h>

#include <string>

namespace otedama {
namespace {

constexpr std::string_view kSubmit =
    R"({"id":1234,"method":"mining.submit","params":["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4.rig1",)"
    R"("1f","0000000000000001","655f2b2c","deadbeef","00002000"]})";

ByteSpan bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

void read_submit_line(benchmark::State& state)
{
    for (auto _ : state) {
        const auto message = read_rpc(kSubmit);
        auto fields = read_submit(message->params, 8);
        benchmark::DoNotOptimize(fields);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_submit_line);

void write_submit_line(benchmark::State& state)
{
    std::string line;
    for (auto _ : state) {
        line.clear();
        append_submit(line, "1234",
            {.user = "account.worker",
                .job_id = "1f",
                .extranonce2 = ExtraNonce(1, 8),
                .ntime = 0x655f2b2c,
                .nonce = 0xdeadbeef,
                .version_bits = 0x2000});
        benchmark::DoNotOptimize(line.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(write_submit_line);

/// What a pool does for a share besides judging it: 16 submits arrive at once, as from a busy
/// connection, and each is answered.
void serve_submits(benchmark::State& state)
{
    constexpr std::size_t kBurst = 16;
    StratumV1Server server({.extranonce1 = ExtraNonce(1, 4)});
    ServerActions actions;
    (void)server.on_bytes(
        bytes_of("{\"id\":1,\"method\":\"mining.subscribe\",\"params\":[]}\n"), {}, actions);
    server.accept_login("2", actions);
    std::string burst;
    for (std::size_t i = 0; i < kBurst; ++i) burst += std::string(kSubmit) + '\n';
    ServerActions answers;
    for (auto _ : state) {
        actions.clear();
        answers.clear();
        (void)server.on_bytes(bytes_of(burst), {}, actions);
        OTEDAMA_ASSERT(actions.size() == kBurst);
        for (const auto& action : actions)
            server.accept_submit(std::get<SubmitReceived>(action).id, answers);
        benchmark::DoNotOptimize(answers.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kBurst));
}
BENCHMARK(serve_submits);

/// A job with as many merkle branches as a full block has, and `outputs` P2WPKH outputs (31 bytes
/// each) in its coinbase.
class NotifySample {
  public:
    explicit NotifySample(std::int64_t outputs)
        : prefix_(60, 0x51), suffix_(static_cast<std::size_t>(31 * outputs + 60), 0x52), branch_(12)
    {}

    [[nodiscard]] std::string line() const
    {
        return make_notify_line({.job_id = "1f",
            .coinbase_prefix = prefix_,
            .coinbase_suffix = suffix_,
            .merkle_branch = &branch_,
            .version = 0x20000000,
            .bits = 0x1d00ffff,
            .ntime = 0x655f2b2c,
            .clean = true});
    }

  private:
    Bytes prefix_;
    Bytes suffix_;
    std::vector<Hash256> branch_;
};

void write_notify_line(benchmark::State& state)
{
    const NotifySample sample(state.range(0));
    for (auto _ : state) {
        auto line = sample.line();
        benchmark::DoNotOptimize(line.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(write_notify_line)->Arg(1)->Arg(500);

void read_notify_line(benchmark::State& state)
{
    const std::string line = NotifySample(state.range(0)).line();
    for (auto _ : state) {
        const auto message = read_rpc(line);
        auto job = read_notify(message->params);
        OTEDAMA_ASSERT(job.has_value());
        benchmark::DoNotOptimize(job);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_notify_line)->Arg(1)->Arg(500);

}  // namespace
}  // namespace otedama

BENCHMARK_MAIN();
