// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/event_log.hpp"

#include "core/log.hpp"

namespace otedama {

void log_event(EventKind kind, const std::string& text)
{
    switch (kind) {
        case EventKind::connected:
        case EventKind::pool_message:
        case EventKind::block_accepted:
            return log::info(log::app, text);
        case EventKind::disconnected:
        case EventKind::share_rejected:
            return log::warning(log::app, text);
        case EventKind::device_fault:
        case EventKind::command_failed:
            return log::error(log::app, text);
        case EventKind::new_job:
        case EventKind::share_accepted:
        case EventKind::new_block_template:
        case EventKind::command_done:
            return log::debug(log::app, text);
        // The pool has said these.
        case EventKind::block_rejected:
        case EventKind::node_lost:
        case EventKind::node_back:
        case EventKind::quit:
            return;
    }
}

}  // namespace otedama
