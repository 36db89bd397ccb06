// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "app/event_queue.hpp"

#include <iterator>

namespace otedama {

void EventQueue::push(
    EventKind kind, std::string text, std::vector<std::pair<std::string, std::string>> fields)
{
    const std::lock_guard lock(mutex_);
    if (events_.size() == kCapacity)
        events_.pop_front();
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
