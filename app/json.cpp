// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/json.hpp"

#include "core/iso_time.hpp"

#include <nlohmann/json.hpp>

namespace otedama {
namespace {

// Keys stand in the order in which they are written here.
using Json = nlohmann::ordered_json;

/// Text of peers may be no UTF-8; such bytes become the replacement character.
std::string one_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_of(const HashrateSnapshot& hashrate)
{
    return {
        {"10s", hashrate.ten_seconds}, {"60s", hashrate.minute}, {"15m", hashrate.quarter_hour}};
}

void add_if_measured(Json& json, const char* name, const std::optional<double>& value)
{
    if (value)
        json[name] = *value;
}

Json json_of(const DeviceSnapshot& device)
{
    Json json = {{"id", device.id}, {"name", device.name}, {"kernel", device.kernel},
        {"workers", device.worker_count}, {"hashrate", json_of(device.hashrate)},
        {"hashes", device.hashes}, {"accepted", device.accepted}, {"rejected", device.rejected},
        {"hardware_errors", device.hardware_errors}, {"retired", device.is_retired}};
    add_if_measured(json, "temperature_celsius", device.temperature_celsius);
    add_if_measured(json, "power_watts", device.power_watts);
    add_if_measured(json, "fan_percent", device.fan_percent);
    add_if_measured(json, "clock_mhz", device.clock_mhz);
    return json;
}

Json json_of(const MinerSnapshot& miner)
{
    Json devices = Json::array();
    for (const DeviceSnapshot& device : miner.devices) devices.push_back(json_of(device));
    return {{"algorithm", miner.algorithm}, {"connection", miner.connection},
        {"pool_url", miner.pool_url}, {"difficulty", miner.difficulty},
        {"accepted", miner.accepted}, {"rejected", miner.rejected}, {"stale", miner.stale},
        {"accepted_weight", miner.accepted_weight}, {"share_latency_ms", miner.share_latency_ms},
        {"paused", miner.is_paused}, {"hashrate", json_of(miner.hashrate)},
        {"devices", std::move(devices)}};
}

Json json_of(const PoolSnapshot& pool)
{
    return {{"coin", pool.coin}, {"chain", pool.chain}, {"listening", pool.listening},
        {"height", pool.height}, {"network_difficulty", pool.network_difficulty},
        {"sessions", pool.session_count}, {"workers", pool.worker_count},
        {"accepted", pool.accepted}, {"rejected", pool.rejected},
        {"accepted_weight", pool.accepted_weight}, {"hashrate", pool.hashrate},
        {"blocks_accepted", pool.blocks_accepted}, {"blocks_rejected", pool.blocks_rejected},
        {"node_problem", pool.node_problem}};
}

Json json_of(const Snapshot& snapshot)
{
    Json json = {{"version", snapshot.version}, {"uptime_seconds", snapshot.uptime_seconds}};
    if (snapshot.miner)
        json["miner"] = json_of(*snapshot.miner);
    if (snapshot.pool)
        json["pool"] = json_of(*snapshot.pool);
    return json;
}

Json blocks_of(std::span<const Event> events)
{
    Json blocks = Json::array();
    for (const Event& event : events) {
        if (event.kind == EventKind::block_accepted)
            blocks.push_back({{"height", std::stoul(std::string(event.field("height")))},
                {"hash", event.field("hash")}});
    }
    return blocks;
}

}  // namespace

std::string to_json(const Snapshot& snapshot)
{
    return one_line(json_of(snapshot));
}

std::string to_json(const Event& event)
{
    Json json = {{"id", event.id}, {"time", to_iso_time(event.time)},
        {"event", to_string(event.kind)}, {"text", event.text}};
    for (const auto& [name, value] : event.fields) json["fields"][name] = value;
    return one_line(json);
}

std::string to_json(const BenchReport& report)
{
    Json results = Json::array();
    for (const BenchResult& result : report.results)
        results.push_back({{"algorithm", result.algorithm}, {"kernel", result.kernel},
            {"device", result.device}, {"threads", result.threads}, {"metric", result.metric},
            {"value", result.value}, {"unit", result.unit}});
    Json skipped = Json::array();
    for (const BenchSkip& skip : report.skipped)
        skipped.push_back(
            {{"algorithm", skip.algorithm}, {"kernel", skip.kernel}, {"reason", skip.reason}});
    return one_line({{"results", std::move(results)}, {"skipped", std::move(skipped)}});
}

std::string to_json(const MachineSurvey& survey)
{
    Json kernels = Json::array();
    for (const KernelSurvey& kernel : survey.kernels) {
        Json& json = kernels.emplace_back(Json{{"algorithm", kernel.algorithm},
            {"kernel", kernel.kernel}, {"usable", kernel.is_usable}, {"chosen", kernel.is_chosen}});
        if (!kernel.is_usable)
            json["reason"] = kernel.reason;
    }
    return one_line({{"devices",
        {{{"id", "cpu:0"}, {"name", survey.cpu_name}, {"features", survey.features},
            {"packages", survey.package_count}, {"numa_nodes", survey.numa_node_count},
            {"cores", survey.core_count}, {"processors", survey.processor_count},
            {"chosen_processors", survey.chosen_processors}, {"kernels", std::move(kernels)}}}}});
}

std::string to_json(const BuildInfo& build)
{
    return one_line({{"version", build.version}, {"compiler", build.compiler},
        {"build_type", build.build_type}, {"target", build.target}});
}

std::string snapshot_event_to_json(std::string_view name, const Snapshot& snapshot)
{
    return one_line({{"event", name}, {"snapshot", json_of(snapshot)}});
}

std::string demo_to_json(std::span<const Event> events, const Snapshot& last)
{
    return one_line({{"blocks", blocks_of(events)}, {"snapshot", json_of(last)}});
}

}  // namespace otedama
