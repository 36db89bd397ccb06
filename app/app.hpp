// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/bench.hpp"
#include "app/build_info.hpp"
#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/events.hpp"
#include "app/json.hpp"
#include "app/logging.hpp"
#include "app/machine.hpp"
#include "app/settings.hpp"
#include "app/snapshot.hpp"
#include "core/result.hpp"

#include <memory>
#include <vector>

/// The only door for people: all that command line, window and HTTP interface may know of the
/// program. Plain values in and out.
namespace otedama {

/// A running miner, pool, or both, until destroyed (within a second). Any thread may call.
class App {
  public:
    virtual ~App() = default;

    /// Cheap enough for every frame.
    [[nodiscard]] virtual Snapshot snapshot() const = 0;

    /// Events since the last call, oldest first; the latest few thousand are kept until then.
    [[nodiscard]] virtual std::vector<Event> take_events() = 0;

    /// Returns at once; a command_done or command_failed event reports the outcome.
    virtual CommandId post(Command command) = 0;
};

/// What to run.
enum class Program : std::uint8_t {
    mine,  // the miner, at the pool that mine.url names
    pool,  // the pool; with pool.mine the miner too, at this pool
    demo,  // pool on the devnet and miner, on a free port of the loopback
};

/// Starts it. ErrorCode::invalid_argument: the settings cannot work; the sentence says which.
[[nodiscard]] Result<std::unique_ptr<App>> make_app(const Config& config, Program program);

}  // namespace otedama
