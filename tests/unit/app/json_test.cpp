// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace otedama {
namespace {

using Json = nlohmann::json;

Snapshot example()
{
    Snapshot snapshot{.uptime_seconds = 12.5};
    snapshot.miner = MinerSnapshot{.algorithm = "sha256d",
        .connection = "connected",
        .accepted = 7,
        .accepted_weight = "340282366920938463463374607431768211455",
        .hashrate = {.ten_seconds = 1e6}};
    snapshot.miner->devices.push_back({.id = "cpu:0", .worker_count = 2, .power_watts = 65.0});
    snapshot.pool = PoolSnapshot{.coin = "bitcoin", .listening = {"127.0.0.1:3333"}, .height = 9};
    return snapshot;
}

TEST(Json, ASnapshotSaysItsVersion)
{
    const Json json = Json::parse(to_json(example()));
    EXPECT_EQ(json.at("version"), kSnapshotVersion);
    EXPECT_EQ(json.at("uptime_seconds"), 12.5);
    EXPECT_EQ(json.at("miner").at("accepted"), 7);
    EXPECT_EQ(json.at("miner").at("hashrate").at("10s"), 1e6);
    EXPECT_EQ(json.at("pool").at("height"), 9);
    EXPECT_EQ(json.at("pool").at("listening").at(0), "127.0.0.1:3333");
}

TEST(Json, LargeWeightsStayExact)
{
    const Json json = Json::parse(to_json(example()));
    EXPECT_EQ(json.at("miner").at("accepted_weight"), "340282366920938463463374607431768211455");
}

TEST(Json, WhatIsNotThereIsNotNamed)
{
    const Json json = Json::parse(to_json(Snapshot{}));
    EXPECT_FALSE(json.contains("miner"));
    EXPECT_FALSE(json.contains("pool"));
    const Json device = Json::parse(to_json(example())).at("miner").at("devices").at(0);
    EXPECT_EQ(device.at("power_watts"), 65.0);
    EXPECT_FALSE(device.contains("fan_percent"));
}

TEST(Json, AnEventHasItsFields)
{
    const Event event{.id = 3,
        .time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1500)),
        .kind = EventKind::block_accepted,
        .text = "me found block 5",
        .fields = {{"height", "5"}}};
    const Json json = Json::parse(to_json(event));
    EXPECT_EQ(json.at("id"), 3);
    EXPECT_EQ(json.at("event"), "block_accepted");
    EXPECT_EQ(json.at("time"), "1970-01-01T00:00:01.500Z");
    EXPECT_EQ(json.at("fields").at("height"), "5");
}

TEST(Json, BytesThatAreNoTextDoNotThrow)
{
    const std::string line = to_json(Event{.text = "\xff\xfe\n"});
    EXPECT_TRUE(Json::accept(line));
    EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(Json, ADemoListsItsBlocksOnly)
{
    const std::vector<Event> events = {{.kind = EventKind::share_accepted},
        {.kind = EventKind::block_accepted, .fields = {{"height", "1"}, {"hash", "00ab"}}}};
    const Json json = Json::parse(demo_to_json(events, example()));
    ASSERT_EQ(json.at("blocks").size(), 1U);
    EXPECT_EQ(json.at("blocks").at(0).at("height"), 1);
    EXPECT_EQ(json.at("blocks").at(0).at("hash"), "00ab");
    EXPECT_EQ(json.at("snapshot").at("version"), kSnapshotVersion);
    EXPECT_TRUE(Json::parse(demo_to_json({}, {})).at("blocks").is_array());
}

TEST(Json, ABenchReportHasTheAgreedShape)
{
    BenchReport report;
    report.results.push_back({"sha256d", "sha256d/avx2", "cpu:0", 1, "search", 2e7, "H/s"});
    report.skipped.push_back({"sha256d", "sha256d/avx512", "no AVX-512"});
    const Json json = Json::parse(to_json(report));
    const Json expected = {{"algorithm", "sha256d"}, {"kernel", "sha256d/avx2"},
        {"device", "cpu:0"}, {"threads", 1}, {"metric", "search"}, {"value", 2e7}, {"unit", "H/s"}};
    EXPECT_EQ(json.at("results").at(0), expected);
    EXPECT_EQ(json.at("skipped").at(0).at("reason"), "no AVX-512");
}

TEST(Json, DevicesAreAList)
{
    MachineSurvey survey{.cpu_name = "A CPU", .core_count = 4, .chosen_processors = {0, 1}};
    survey.kernels.push_back({"sha256d", "sha256d/avx512", false, false, "no AVX-512"});
    const Json device = Json::parse(to_json(survey)).at("devices").at(0);
    EXPECT_EQ(device.at("name"), "A CPU");
    EXPECT_EQ(device.at("cores"), 4);
    EXPECT_EQ(device.at("kernels").at(0).at("reason"), "no AVX-512");
}

TEST(Json, VersionNamesTheBuild)
{
    const Json json = Json::parse(to_json(build_info()));
    EXPECT_FALSE(json.at("version").get<std::string>().empty());
}

TEST(Events, EveryKindHasItsOwnName)
{
    std::vector<std::string_view> names;
    for (unsigned kind = 0; kind <= static_cast<unsigned>(EventKind::quit); ++kind)
        names.push_back(to_string(static_cast<EventKind>(kind)));
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
}

}  // namespace
}  // namespace otedama
