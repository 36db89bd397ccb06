// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/event_queue.hpp"

#include <algorithm>
#include <iterator>

namespace otedama {
namespace {

bool is_routine(const Event& event) noexcept
{
    return event.kind == EventKind::share_accepted || event.kind == EventKind::share_rejected ||
           event.kind == EventKind::new_job || event.kind == EventKind::new_block_template;
}

}  // namespace

void EventQueue::push(
    EventKind kind, std::string text, std::vector<std::pair<std::string, std::string>> fields)
{
    const std::lock_guard lock(mutex_);
    if (events_.size() == kCapacity) {
        const auto routine = std::ranges::find_if(events_, is_routine);
        events_.erase(routine == events_.end() ? events_.begin() : routine);
    }
    events_.push_back({.id = next_id_++,
        .time = std::chrono::system_clock::now(),
        .kind = kind,
        .text = std::move(text),
        .fields = std::move(fields)});
}

std::vector<Event> EventQueue::take()
{
    const std::lock_guard lock(mutex_);
    std::vector<Event> taken(
        std::make_move_iterator(events_.begin()), std::make_move_iterator(events_.end()));
    events_.clear();
    return taken;
}

}  // namespace otedama
