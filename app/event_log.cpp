// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/event_log.hpp"

#include "core/log.hpp"

namespace otedama {

void EventLog::write(EventKind kind, const std::string& text)
{
    if (!admit(kind))
        return;
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
        case EventKind::block_unanswered:
        case EventKind::node_lost:
        case EventKind::node_back:
        case EventKind::quit:
            return;
    }
}

bool EventLog::admit(EventKind kind)
{
    const bool is_reject = kind == EventKind::share_rejected;
    if (!is_reject && kind != EventKind::pool_message)
        return true;
    const std::lock_guard lock(mutex_);
    const auto left_out =
        (is_reject ? rejects_ : messages_).admit(std::chrono::steady_clock::now());
    if (left_out.value_or(0) > 0)
        log::warning(log::app,
            is_reject ? "more rejected shares, not logged one by one"
                      : "more messages of the pool, not logged one by one",
            {{"count", *left_out}});
    return left_out.has_value();
}

}  // namespace otedama
