// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otedama {

enum class EventKind : std::uint8_t {
    connected,
    disconnected,
    new_job,
    share_accepted,
    share_rejected,
    device_fault,
    pool_message,
    new_block_template,
    block_accepted,
    block_rejected,
    block_unanswered,
    node_lost,
    node_back,
    command_done,
    command_failed,
    quit,  // whoever owns the App should destroy it
};

/// "share_accepted" and so on: the name in JSON.
[[nodiscard]] std::string_view to_string(EventKind kind) noexcept;

/// Something worth telling as it happened. Ids count from 1 without gaps in the order of events;
/// one that is missing was dropped because nobody took events for long.
struct Event {
    std::uint64_t id = 0;
    std::chrono::system_clock::time_point time;
    EventKind kind{};
    std::string text;                                         // a sentence for people
    std::vector<std::pair<std::string, std::string>> fields;  // for programs: "height", "hash", ...

    /// The field of that name; empty if there is none.
    [[nodiscard]] std::string_view field(std::string_view name) const noexcept;
};

}  // namespace otedama
