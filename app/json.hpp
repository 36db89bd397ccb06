// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/bench.hpp"
#include "app/build_info.hpp"
#include "app/events.hpp"
#include "app/machine.hpp"
#include "app/snapshot.hpp"

#include <span>
#include <string>
#include <string_view>

/// The JSON of everything that the program reports; each is one line without its newline.
namespace otedama {

[[nodiscard]] std::string to_json(const Snapshot& snapshot);
[[nodiscard]] std::string to_json(const Event& event);
[[nodiscard]] std::string to_json(const BenchReport& report);
[[nodiscard]] std::string to_json(const MachineSurvey& survey);
[[nodiscard]] std::string to_json(const BuildInfo& build);

/// {"event":"NAME","snapshot":{...}}: a snapshot in a stream of events, as "started", "status" and
/// "stopped".
[[nodiscard]] std::string snapshot_event_to_json(std::string_view name, const Snapshot& snapshot);

/// What a demo did: {"blocks":[{"height","hash"}],"snapshot":{...}}. `events` are all of the run;
/// the accepted blocks among them are its blocks.
[[nodiscard]] std::string demo_to_json(std::span<const Event> events, const Snapshot& last);

}  // namespace otedama
