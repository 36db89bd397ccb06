// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/commands.hpp"

namespace otedama {
namespace {

struct Namer {
    std::string_view operator()(const PauseCommand&) const noexcept { return "pause"; }
    std::string_view operator()(const ResumeCommand&) const noexcept { return "resume"; }
    std::string_view operator()(const QuitCommand&) const noexcept { return "quit"; }
};

}  // namespace

std::string_view name_of(const Command& command)
{
    return std::visit(Namer{}, command);
}

}  // namespace otedama
