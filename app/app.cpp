// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/app.hpp"

#include "app/options.hpp"
#include "app/running_app.hpp"

namespace otedama {
namespace {

/// Who mines at the pool of this process, where nobody said.
constexpr const char* kEmbeddedUser = "otedama.1";

Result<void> start_mining(const Config& config, RunningApp& app)
{
    auto options = make_miner_options(config);
    if (!options)
        return tl::unexpected<Error>(std::move(options.error()));
    if (options->pool.url.empty())
        return fail(ErrorCode::invalid_argument,
            "no pool to mine at; give one with -o stratum+tcp://HOST:PORT, or try \"otedama "
            "demo\"");
    return app.start_miner(std::move(*options));
}

Result<void> start_embedded_mining(const Config& config, const std::string& user, RunningApp& app)
{
    auto options = make_miner_options(config);
    if (!options)
        return tl::unexpected<Error>(std::move(options.error()));
    options->algorithm = app.pool_algorithm();
    options->pool = app.embedded_pool(user);
    return app.start_miner(std::move(*options));
}

/// The user name for mining at one's own pool.
Result<std::string> embedded_user(const Config& config)
{
    if (std::string user = config.text("mine.user"); !user.empty())
        return user;
    if (config.text("pool.payout_address").empty() && config.text("pool.chain") != "devnet")
        return fail(ErrorCode::invalid_argument,
            "--mine needs an address that blocks pay to; give it with --payout-address or -u");
    return kEmbeddedUser;
}

Result<void> start_pool(const Config& config, RunningApp& app)
{
    auto options = make_pool_options(config);
    if (!options)
        return tl::unexpected<Error>(std::move(options.error()));
    if (!config.boolean("pool.mine"))
        return app.start_pool(*options);
    auto user = embedded_user(config);
    if (!user)
        return tl::unexpected<Error>(std::move(user.error()));
    return app.start_pool(*options).and_then(
        [&] { return start_embedded_mining(config, *user, app); });
}

Result<void> start_demo(const Config& config, RunningApp& app)
{
    auto options = make_demo_pool_options(config);
    if (!options)
        return tl::unexpected<Error>(std::move(options.error()));
    return app.start_pool(*options).and_then(
        [&] { return start_embedded_mining(config, kEmbeddedUser, app); });
}

Result<void> start(const Config& config, Program program, RunningApp& app)
{
    switch (program) {
        case Program::mine:
            return start_mining(config, app);
        case Program::pool:
            return start_pool(config, app);
        case Program::demo:
            break;
    }
    return start_demo(config, app);
}

}  // namespace

Result<std::unique_ptr<App>> make_app(const Config& config, Program program)
{
    auto app = std::make_unique<RunningApp>();
    if (auto started = start(config, program, *app); !started)
        return tl::unexpected<Error>(std::move(started.error()));
    return app;
}

}  // namespace otedama
