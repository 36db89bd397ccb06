// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/jobs/devnet/block.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace otedama::pool::devnet {

/// What makes one devnet differ from another. Different parameters give different genesis blocks,
/// so their chains never mix.
struct Parameters {
    std::optional<std::uint32_t> pinned_bits;  // absent: every block retargets
};

/// From the difficulty that somebody wants pinned, if any.
[[nodiscard]] Result<Parameters> make_parameters(std::optional<double> network_difficulty);

/// The name of the file that such a chain lives in.
[[nodiscard]] std::string file_name(const Parameters& parameters);

/// The target of the first block.
[[nodiscard]] std::uint32_t first_bits(const Parameters& parameters) noexcept;

/// Block 0, which nobody mined: it fills the faucet.
[[nodiscard]] Block genesis_block(const Parameters& parameters);

/// What the block at `height` may create: 50 coins, halved every 210,000 blocks.
[[nodiscard]] std::uint64_t block_subsidy(std::uint32_t height) noexcept;

}  // namespace otedama::pool::devnet
