// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace otedama {

/// Stops hashing; the connection stays.
struct PauseCommand {};

/// Goes on hashing.
struct ResumeCommand {};

/// Asks the owner of the App to end it.
struct QuitCommand {};

using Command = std::variant<PauseCommand, ResumeCommand, QuitCommand>;

/// Tells the outcome of one command from others: the event's field "command_id".
enum class CommandId : std::uint64_t {};

/// "pause", "resume", "quit".
[[nodiscard]] std::string_view name_of(const Command& command);

}  // namespace otedama
