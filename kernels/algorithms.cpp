// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/algorithms.hpp"

#include "kernels/sha256d/sha256d.hpp"

#include <algorithm>
#include <array>

namespace otedama {
namespace {

constexpr std::array kAlgorithms = {
    Algorithm{.name = "sha256d",
        .header_size = 80,
        .nonce_offset = 76,
        .nonce_size = 4,
        .difficulty_one = kBitcoinDifficultyOne,
        .hash = sha256d_hash,
        .make_dataset = nullptr},
};

}  // namespace

std::span<const Algorithm> algorithms() noexcept
{
    return kAlgorithms;
}

const Algorithm* find_algorithm(std::string_view name) noexcept
{
    const auto* const found = std::ranges::find(kAlgorithms, name, &Algorithm::name);
    return found == kAlgorithms.end() ? nullptr : found;
}

}  // namespace otedama
