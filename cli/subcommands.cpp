// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "cli/subcommands.hpp"

#include "cli/reports.hpp"
#include "cli/run_program.hpp"

namespace otedama::cli {
namespace {

constexpr Subcommand kSubcommands[] = {
    {.name = "demo",
        .summary = "Mine blocks of a chain of its own: pool and miner in this process",
        .examples = "  otedama demo\n"
                    "  otedama demo --blocks 3 --json",
        .settings = kForDemo,
        .has_json = true,
        .has_color = true,
        .run = run_demo},
    {.name = "mine",
        .summary = "Mine at a pool",
        .examples = "  otedama mine -o stratum+tcp://pool.example.org:3333 -u ADDRESS.rig1\n"
                    "  otedama mine -o stratum+tcp://127.0.0.1:3333 -u me -t 4 --intensity 50",
        .settings = kForMine,
        .has_json = true,
        .has_color = true,
        .run = run_mine},
    {.name = "pool",
        .summary = "Run a pool for other miners",
        .examples = "  otedama pool --mine\n"
                    "  otedama pool --chain regtest --node-user me --payout-address bcrt1q...\n"
                    "  otedama pool --chain main --listen [::]:3333 --payout-address bc1q...",
        .settings = kForPool,
        .has_json = true,
        .has_color = true,
        .run = run_pool},
    {.name = "bench",
        .summary = "Measure kernels and the pool's share validator",
        .examples = "  otedama bench\n"
                    "  otedama bench -a sha256d -t 1 --seconds 5 --json",
        .settings = kForBench,
        .has_json = true,
        .run = report_bench},
    {.name = "devices",
        .summary = "Show what this machine can mine with, and why not with more",
        .examples = "  otedama devices\n"
                    "  otedama devices --json",
        .has_json = true,
        .run = report_devices},
    {.name = "version",
        .summary = "Show which build this is",
        .examples = "  otedama version --json",
        .has_json = true,
        .run = report_version},
    {.name = "completion",
        .summary = "Print a completion script for a shell",
        .examples =
            "  otedama completion bash > ~/.local/share/bash-completion/completions/otedama\n"
            "  otedama completion zsh > ~/.zfunc/_otedama\n"
            "  otedama completion fish > ~/.config/fish/completions/otedama.fish",
        .argument = "shell",
        .run = report_completion},
};

}  // namespace

std::span<const Subcommand> subcommands() noexcept
{
    return kSubcommands;
}

}  // namespace otedama::cli
