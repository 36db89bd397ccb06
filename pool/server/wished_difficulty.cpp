// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/wished_difficulty.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace otedama::pool {
namespace {

constexpr std::string_view kKey = "d=";

std::optional<double> number_in(std::string_view text) noexcept
{
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stopped != end)
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<double> bounded_wish(double difficulty) noexcept
{
    if (!std::isfinite(difficulty) || difficulty <= 0)
        return std::nullopt;
    return std::clamp(difficulty, kMinWishedDifficulty, kMaxWishedDifficulty);
}

std::optional<double> wish_in_password(std::string_view password) noexcept
{
    while (!password.empty()) {
        const auto comma = std::min(password.find(','), password.size());
        const std::string_view option = password.substr(0, comma);
        password.remove_prefix(std::min(comma + 1, password.size()));
        if (!option.starts_with(kKey))
            continue;
        const auto number = number_in(option.substr(kKey.size()));
        return number ? bounded_wish(*number) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace otedama::pool
