// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/settings.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace otedama {
namespace {

using enum SettingType;

constexpr unsigned kMining = kForMine | kForPool | kForDemo;
constexpr unsigned kPooling = kForPool | kForDemo;
constexpr unsigned kRunning = kForMine | kForPool | kForDemo;

constexpr double kMaxThreads = 1024;
constexpr double kMinDifficulty = 1e-9;
constexpr double kMaxDifficulty = 1e18;

constexpr std::array<std::string_view, 6> kLogLevels = {
    "trace", "debug", "info", "warning", "error", "off"};

constexpr Setting kSettings[] = {
    {.key = "mine.algorithm",
        .commands = kForMine,
        .short_flag = 'a',
        .flag = "algorithm",
        .default_text = "sha256d",
        .value_name = "NAME",
        .help = "Proof-of-work function to mine"},
    {.key = "mine.url",
        .commands = kForMine,
        .short_flag = 'o',
        .flag = "url",
        .value_name = "URL",
        .help = "Pool to mine at: stratum+tcp://HOST:PORT"},
    {.key = "mine.user",
        .commands = kForMine | kForPool,
        .short_flag = 'u',
        .flag = "user",
        .value_name = "USER",
        .help = "User name at the pool, often ADDRESS.WORKER"},
    {.key = "mine.password",
        .commands = kForMine,
        .short_flag = 'p',
        .flag = "password",
        .default_text = "x",
        .value_name = "PASSWORD",
        .help = "Password at the pool; other users can see a flag, not a file or the environment",
        .is_secret = true},
    {.key = "mine.threads",
        .commands = kMining,
        .short_flag = 't',
        .flag = "threads",
        .type = integer,
        .default_text = "0",
        .value_name = "N",
        .help = "Processors that hash; 0: one per core",
        .maximum = kMaxThreads},
    {.key = "mine.kernel",
        .commands = kMining,
        .flag = "kernel",
        .value_name = "NAME",
        .help = "Kernel to hash with, see \"otedama devices\"; the best one if not given"},
    {.key = "mine.cpu_affinity",
        .commands = kMining,
        .flag = "cpu-affinity",
        .type = processors,
        .value_name = "LIST",
        .help = "Processors to hash on, such as 0-3,8; chosen by the topology if not given"},
    {.key = "mine.cpu_priority",
        .commands = kMining,
        .flag = "cpu-priority",
        .type = integer,
        .default_text = "0",
        .value_name = "N",
        .help = "Priority of hashing: 0 least of all, 2 normal, 5 highest",
        .maximum = 5},
    {.key = "mine.intensity",
        .commands = kMining,
        .flag = "intensity",
        .type = number,
        .default_text = "100",
        .value_name = "PERCENT",
        .help = "Share of the time spent hashing",
        .minimum = 1,
        .maximum = 100},
    {.key = "pool.coin",
        .commands = kForPool,
        .flag = "coin",
        .default_text = "bitcoin",
        .value_name = "NAME",
        .help = "Coin whose blocks the pool makes"},
    {.key = "pool.chain",
        .commands = kForPool,
        .flag = "chain",
        .default_text = "devnet",
        .value_name = "NAME",
        .help = "Network of the coin: main, testnet4, regtest, or the built-in devnet"},
    {.key = "pool.listen",
        .commands = kForPool,
        .flag = "listen",
        .type = texts,
        .default_text = "0.0.0.0:3333",
        .value_name = "HOST:PORT",
        .help = "Address for miners, repeatable; [::]:3333 takes IPv6 and IPv4, port 0 any"},
    {.key = "pool.fixed_difficulty",
        .commands = kPooling,
        .flag = "fixed-difficulty",
        .type = number,
        .value_name = "D",
        .help = "Difficulty of every share, at most the network's",
        .minimum = kMinDifficulty,
        .maximum = kMaxDifficulty},
    {.key = "pool.network_difficulty",
        .commands = kPooling,
        .flag = "network-difficulty",
        .type = number,
        .value_name = "D",
        .help = "Difficulty of the devnet's blocks; a block about every 3 seconds if not given",
        .minimum = kMinDifficulty,
        .maximum = kMaxDifficulty},
    {.key = "pool.payout_address",
        .commands = kPooling,
        .flag = "payout-address",
        .value_name = "ADDRESS",
        .help = "Address that blocks pay to; that in the miner's user name if not given"},
    {.key = "pool.tag",
        .commands = kPooling,
        .flag = "tag",
        .default_text = "/Otedama/",
        .value_name = "TEXT",
        .help = "Text put into coinbases, at most 32 bytes"},
    {.key = "pool.data_dir",
        .commands = kPooling,
        .flag = "data-dir",
        .value_name = "FOLDER",
        .help = "Where found blocks and the devnet are kept; ~/.local/share/otedama if not given"},
    {.key = "pool.threads",
        .commands = kPooling,
        .flag = "pool-threads",
        .type = integer,
        .default_text = "0",
        .value_name = "N",
        .help = "Network threads of the pool; 0: one per core",
        .maximum = 256},
    {.key = "pool.mine",
        .commands = kForPool,
        .flag = "mine",
        .type = boolean,
        .default_text = "false",
        .help = "Mine at this pool with this machine as well"},
    {.key = "node.url",
        .commands = kForPool,
        .flag = "node-url",
        .value_name = "URL",
        .help = "The full node's JSON-RPC; this machine and the chain's port if not given"},
    {.key = "node.user",
        .commands = kForPool,
        .flag = "node-user",
        .value_name = "USER",
        .help = "User name at the node"},
    {.key = "node.password",
        .commands = kForPool,
        .flag = "node-password",
        .value_name = "PASSWORD",
        .help = "Password at the node; other users can see a flag, not a file or the environment",
        .is_secret = true},
    {.key = "node.cookie",
        .commands = kForPool,
        .flag = "node-cookie",
        .value_name = "FILE",
        .help = "The node's cookie file, used without a user; its usual place if not given"},
    {.key = "demo.blocks",
        .commands = kForDemo,
        .flag = "blocks",
        .type = integer,
        .default_text = "0",
        .value_name = "N",
        .help = "End after so many accepted blocks; 0: go on until stopped",
        .maximum = 1'000'000},
    {.key = "demo.fresh",
        .commands = kForDemo,
        .flag = "fresh",
        .type = boolean,
        .default_text = "false",
        .help = "Start a new devnet that is gone afterwards"},
    {.key = "bench.algorithm",
        .commands = kForBench,
        .short_flag = 'a',
        .flag = "algorithm",
        .value_name = "NAME",
        .help = "Proof-of-work function to measure; all if not given"},
    {.key = "bench.kernel",
        .commands = kForBench,
        .flag = "kernel",
        .value_name = "NAME",
        .help = "Kernel to measure; every one that runs here if not given"},
    {.key = "bench.threads",
        .commands = kForBench,
        .short_flag = 't',
        .flag = "threads",
        .type = integer,
        .default_text = "1",
        .value_name = "N",
        .help = "Processors to measure on at once",
        .minimum = 1,
        .maximum = kMaxThreads},
    {.key = "bench.seconds",
        .commands = kForBench,
        .flag = "seconds",
        .type = number,
        .default_text = "5",
        .value_name = "S",
        .help = "Time of each measurement",
        .minimum = 0.1,
        .maximum = 3600},
    {.key = "log.level",
        .commands = kRunning | kForBench,
        .flag = "log-level",
        .default_text = "info",
        .value_name = "LEVEL",
        .help = "Least level of log lines",
        .choices = kLogLevels},
};

/// Levenshtein's distance.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

}  // namespace

std::span<const Setting> settings() noexcept
{
    return kSettings;
}

const Setting* find_setting(std::string_view key) noexcept
{
    const auto* row = std::ranges::find(kSettings, key, &Setting::key);
    return row == std::end(kSettings) ? nullptr : row;
}

std::string environment_name(const Setting& setting)
{
    std::string name = "OTEDAMA_";
    for (const char c : setting.key)
        name += c == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::string_view nearest_key(std::string_view key)
{
    // A slip is at most a third of the key; and no key of a user's is worth much time.
    constexpr std::size_t kLongest = 64;
    if (key.size() > kLongest)
        return {};
    const auto distance = [key](const Setting& row) { return edit_distance(key, row.key); };
    const auto* nearest = std::ranges::min_element(kSettings, {}, distance);
    return distance(*nearest) <= key.size() / 3 ? nearest->key : std::string_view();
}

}  // namespace otedama
