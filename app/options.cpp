// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/options.hpp"

#include "app/build_info.hpp"
#include "app/setting_value.hpp"
#include "core/check.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace otedama {
namespace {

/// About nine million hashes: a share every few tenths of a second of one SHA-NI core.
constexpr double kDemoShareDifficulty = 0.002;

/// The XDG base directory specification's place for a program's data.
Result<std::string> default_data_folder()
{
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::filesystem::path(value == nullptr ? "" : value);
    };
    if (const auto data = variable("XDG_DATA_HOME"); data.is_absolute())
        return (data / "otedama").string();
    if (const auto home = variable("HOME"); home.is_absolute())
        return (home / ".local" / "share" / "otedama").string();
    return fail(ErrorCode::invalid_argument,
        "there is no home folder to keep data in; say where with --data-dir");
}

Result<std::string> data_folder(const Config& config)
{
    std::string folder = config.text("pool.data_dir");
    if (!folder.empty())
        return folder;
    return default_data_folder();
}

Result<std::vector<net::Endpoint>> listen_addresses(const Config& config)
{
    constexpr std::uint16_t kDefaultPort = 3333;
    std::vector<net::Endpoint> addresses;
    for (const std::string& text : config.texts("pool.listen")) {
        auto address = net::parse_endpoint(text, kDefaultPort);
        if (!address)
            return fail_with(
                fmt::format("pool.listen ({})", config.at("pool.listen").origin), address.error());
        addresses.push_back(std::move(*address));
    }
    return addresses;
}

/// What pool and demo have in common.
pool::PoolOptions common_pool_options(const Config& config)
{
    return {.fixed_difficulty = config.number_if_set("pool.fixed_difficulty"),
        .payout_address = config.text("pool.payout_address"),
        .tag = config.text("pool.tag"),
        .network_difficulty = config.number_if_set("pool.network_difficulty"),
        .threads = static_cast<unsigned>(config.integer("pool.threads"))};
}

}  // namespace

Result<MinerOptions> make_miner_options(const Config& config)
{
    MinerOptions options{.algorithm = config.text("mine.algorithm"),
        .pool = {.url = config.text("mine.url"),
            .user = config.text("mine.user"),
            .password = config.text("mine.password")},
        .agent = user_agent()};
    CpuOptions& cpu = options.devices.cpu;
    cpu.threads = static_cast<unsigned>(config.integer("mine.threads"));
    cpu.priority = static_cast<int>(config.integer("mine.cpu_priority"));
    cpu.intensity_percent = config.number("mine.intensity");
    cpu.kernel = config.text("mine.kernel");
    if (const std::string affinity = config.text("mine.cpu_affinity"); !affinity.empty()) {
        auto processors = parse_processors(affinity);
        OTEDAMA_ASSERT(processors.has_value());
        cpu.affinity = std::move(*processors);
    }
    return options;
}

Result<pool::PoolOptions> make_pool_options(const Config& config)
{
    pool::PoolOptions options = common_pool_options(config);
    auto folder = data_folder(config);
    if (!folder)
        return tl::unexpected<Error>(std::move(folder.error()));
    auto listen = listen_addresses(config);
    if (!listen)
        return tl::unexpected<Error>(std::move(listen.error()));
    options.coin = config.text("pool.coin");
    options.network = config.text("pool.chain");
    options.listen = std::move(*listen);
    options.data_folder = std::move(*folder);
    options.node = {.url = config.text("node.url"),
        .user = config.text("node.user"),
        .password = config.text("node.password"),
        .cookie_file = config.text("node.cookie")};
    return options;
}

Result<pool::PoolOptions> make_demo_pool_options(const Config& config)
{
    pool::PoolOptions options = common_pool_options(config);
    options.network = "devnet";
    options.listen = {{.host = "127.0.0.1", .port = 0}};
    options.is_data_kept = !config.boolean("demo.fresh");
    if (!options.fixed_difficulty)
        options.fixed_difficulty = kDemoShareDifficulty;
    if (options.is_data_kept) {
        auto folder = data_folder(config);
        if (!folder)
            return tl::unexpected<Error>(std::move(folder.error()));
        options.data_folder = std::move(*folder);
    }
    return options;
}

PoolAddress address_of_embedded(
    const std::vector<net::Endpoint>& listening, const std::string& user)
{
    OTEDAMA_ASSERT(!listening.empty());
    net::Endpoint address = listening.front();
    if (address.host == "0.0.0.0")
        address.host = "127.0.0.1";
    if (address.host == "::")
        address.host = "::1";
    return {.url = "stratum+tcp://" + net::to_string(address), .user = user, .password = "x"};
}

}  // namespace otedama
