// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/events.hpp"

namespace otedama {

std::string_view to_string(EventKind kind) noexcept
{
    switch (kind) {
        case EventKind::connected:
            return "connected";
        case EventKind::disconnected:
            return "disconnected";
        case EventKind::new_job:
            return "new_job";
        case EventKind::share_accepted:
            return "share_accepted";
        case EventKind::share_rejected:
            return "share_rejected";
        case EventKind::device_fault:
            return "device_fault";
        case EventKind::pool_message:
            return "pool_message";
        case EventKind::new_block_template:
            return "new_block_template";
        case EventKind::block_accepted:
            return "block_accepted";
        case EventKind::block_rejected:
            return "block_rejected";
        case EventKind::block_unanswered:
            return "block_unanswered";
        case EventKind::node_lost:
            return "node_lost";
        case EventKind::node_back:
            return "node_back";
        case EventKind::command_done:
            return "command_done";
        case EventKind::command_failed:
            return "command_failed";
        case EventKind::quit:
            return "quit";
    }
    return "unknown";
}

std::string_view Event::field(std::string_view name) const noexcept
{
    for (const auto& [key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

}  // namespace otedama
