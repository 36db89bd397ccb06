// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <string_view>

namespace otedama::pool {

/// Share difficulty of a miner who asked for none: a CPU core finds such a share every minute or
/// two. An ASIC asks for more with "d=65536" in its password or with mining.suggest_difficulty.
inline constexpr double kDefaultDifficulty = 1.0;

/// What a miner may ask for. The least is half a million hashes, the most is no bound in practice:
/// the network's difficulty is one anyway.
inline constexpr double kMinWishedDifficulty = 0.0001;
inline constexpr double kMaxWishedDifficulty = 1e15;

/// Brings a wish within the bounds above; nothing if it is no positive number.
[[nodiscard]] std::optional<double> bounded_wish(double difficulty) noexcept;

/// The wish in a password: "d=NUMBER" between commas, as miners write it ("x,d=1024").
[[nodiscard]] std::optional<double> wish_in_password(std::string_view password) noexcept;

}  // namespace otedama::pool
