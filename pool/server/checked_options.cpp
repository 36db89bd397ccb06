// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/checked_options.hpp"

#include "core/check.hpp"
#include "kernels/algorithms.hpp"
#include "kernels/select.hpp"
#include "pool/jobs/coinbase.hpp"
#include "pool/server/pool_server.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace otedama::pool {
namespace {

template <class Rows>
std::string names_of(const Rows& rows)
{
    std::string names;
    for (const auto& row : rows) {
        names += names.empty() ? "" : ", ";
        names += row.name;
    }
    return names;
}

Result<void> check_difficulty(std::string_view name, const std::optional<double>& difficulty)
{
    if (difficulty && !(std::isfinite(*difficulty) && *difficulty > 0))
        return fail(ErrorCode::invalid_argument,
            fmt::format("the {} is {}, it must be above zero", name, *difficulty));
    return {};
}

Result<void> check_numbers(const PoolOptions& options, const Network& network)
{
    if (auto fixed = check_difficulty("fixed share difficulty", options.fixed_difficulty); !fixed)
        return fixed;
    if (auto pinned = check_difficulty("network difficulty", options.network_difficulty); !pinned)
        return pinned;
    if (options.network_difficulty && network.name != "devnet")
        return fail(ErrorCode::invalid_argument,
            fmt::format(
                "the network difficulty can be set on the devnet only, not on {}", network.name));
    if (options.tag.size() > kMaxTagSize)
        return fail(ErrorCode::invalid_argument,
            fmt::format(
                "the coinbase tag has {} bytes, at most {} fit", options.tag.size(), kMaxTagSize));
    if (options.threads > PoolServer::kMaxThreads)
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} pool threads are too many, at most {} work", options.threads,
                PoolServer::kMaxThreads));
    if (options.listen.empty())
        return fail(ErrorCode::invalid_argument,
            "the pool has no address to listen on, give one such as 0.0.0.0:3333");
    return {};
}

}  // namespace

Result<CheckedOptions> check_options(const PoolOptions& options)
{
    CheckedOptions checked;
    checked.coin = find_coin(options.coin);
    if (checked.coin == nullptr)
        return fail(ErrorCode::invalid_argument,
            fmt::format("there is no coin \"{}\", known are: {}", options.coin, names_of(coins())));
    checked.network = find_network(*checked.coin, options.network);
    if (checked.network == nullptr)
        return fail(ErrorCode::invalid_argument,
            fmt::format("{} has no network \"{}\", known are: {}", options.coin, options.network,
                names_of(checked.coin->networks)));
    if (auto numbers = check_numbers(options, *checked.network); !numbers)
        return tl::unexpected<Error>(std::move(numbers.error()));
    const Algorithm* algorithm = find_algorithm(checked.coin->algorithm);
    OTEDAMA_ASSERT(algorithm != nullptr);
    auto kernel = select_kernel(*algorithm);
    if (!kernel)
        return tl::unexpected<Error>(std::move(kernel.error()));
    checked.kernel = *kernel;
    return checked;
}

}  // namespace otedama::pool
