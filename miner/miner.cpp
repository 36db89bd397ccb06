// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "miner/miner.hpp"

#include "kernels/algorithms.hpp"
#include "miner/engine.hpp"
#include "miner/upstream.hpp"
#include "miner/upstreams.hpp"
#include "net/event_loop.hpp"

#include <fmt/format.h>

#include <thread>
#include <utility>

namespace otedama {
namespace {

/// Joins an Engine and an Upstream.
class PoolMiner final : public Miner {
  public:
    PoolMiner(PoolUrl pool, UpstreamLogin login, std::vector<std::unique_ptr<Device>> devices,
        OnEvent on_event)
        : on_event_(std::move(on_event)),
          upstream_(loop_, std::move(pool), std::move(login), {}, upstream_callbacks()),
          engine_(
              std::make_unique<Engine>(std::move(devices), RestartPolicy{}, engine_callbacks())),
          network_([this] { loop_.run(); })
    {
        upstream_.start();
    }

    ~PoolMiner() override
    {
        // The network first, for it calls the engine; then the devices, for they call the upstream.
        loop_.stop();
        network_.join();
        engine_.reset();
    }

    [[nodiscard]] MinerStatus status() const override
    {
        MinerStatus status = upstream_.status();
        status.devices = engine_->statuses(std::chrono::steady_clock::now());
        for (const DeviceStatus& device : status.devices) status.hashrate += device.hashrate;
        return status;
    }

    void set_paused(bool is_paused) override { engine_->set_paused(is_paused); }

  private:
    UpstreamCallbacks upstream_callbacks()
    {
        return {.on_job = [this](Job job) { engine_->set_job(std::move(job)); },
            .on_no_work = [this] { engine_->clear_job(); },
            .on_answer = [this](std::size_t device,
                             bool is_accepted) { engine_->add_answer(device, is_accepted); },
            .on_event = [this](const MinerEvent& event) { on_event_(event); }};
    }

    EngineCallbacks engine_callbacks()
    {
        return {.on_solution =
                    [this](std::size_t device, Solution solution, const std::stop_token& stop) {
                        upstream_.submit(device, std::move(solution), stop);
                    },
            .on_fault =
                [this](const std::string& sentence) {
                    on_event_({.kind = MinerEvent::Kind::device_fault, .text = sentence});
                }};
    }

    OnEvent on_event_;
    net::EventLoop loop_;
    Upstream upstream_;
    std::unique_ptr<Engine> engine_;
    std::jthread network_;
};

Result<const Algorithm*> find_algorithm_or_list(const std::string& name)
{
    if (const Algorithm* algorithm = find_algorithm(name))
        return algorithm;
    std::string known;
    for (const Algorithm& algorithm : algorithms())
        known += fmt::format("{}{}", known.empty() ? "" : ", ", algorithm.name);
    return fail(
        ErrorCode::unsupported, fmt::format("no algorithm \"{}\"; known are {}", name, known));
}

}  // namespace

Result<std::unique_ptr<Miner>> Miner::start(MinerOptions options, OnEvent on_event)
{
    const auto algorithm = find_algorithm_or_list(options.algorithm);
    if (!algorithm)
        return tl::unexpected(algorithm.error());
    auto pool = parse_pool_url(options.pool.url);
    if (!pool)
        return tl::unexpected(pool.error());
    auto devices = open_devices(options.devices);
    if (!devices)
        return tl::unexpected(devices.error());
    std::erase_if(*devices, [&](const auto& device) { return !device->supports(**algorithm); });
    if (devices->empty())
        return fail(ErrorCode::unsupported,
            fmt::format("no device of this machine can search {}", options.algorithm));
    UpstreamLogin login{.algorithm = *algorithm,
        .agent = std::move(options.agent),
        .user = std::move(options.pool.user),
        .password = std::move(options.pool.password)};
    return std::make_unique<PoolMiner>(
        std::move(*pool), std::move(login), std::move(*devices), std::move(on_event));
}

}  // namespace otedama
