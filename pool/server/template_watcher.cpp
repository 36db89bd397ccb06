// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/template_watcher.hpp"

#include "core/sleep.hpp"

#include <algorithm>
#include <utility>

namespace otedama::pool {

TemplateWatcher::TemplateWatcher(
    NodeClient& node, TemplatePtr first, WatcherPace pace, Listener listener)
    : node_(node),
      current_(std::move(first)),
      fetched_at_(std::chrono::steady_clock::now()),
      pace_(pace),
      listener_(std::move(listener)),
      pause_(pace.first_pause),
      thread_([this](const std::stop_token& stop) { run(stop); })
{}

void TemplateWatcher::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        if (is_lost_)
            fetch(stop);
        else
            watch(stop);
    }
}

void TemplateWatcher::watch(const std::stop_token& stop)
{
    const auto changed = node_.wait_for_change(*current_, stop);
    if (stop.stop_requested())
        return;
    const bool is_quiet = !changed && changed.error().code == ErrorCode::timeout;
    const bool is_due = std::chrono::steady_clock::now() - fetched_at_ >= pace_.refresh;
    if (changed || (is_quiet && is_due))
        fetch(stop);
    else if (!is_quiet)
        on_failure(changed.error(), stop);
}

void TemplateWatcher::fetch(const std::stop_token& stop)
{
    auto fetched = node_.get_template(stop);
    if (stop.stop_requested())
        return;
    if (!fetched) {
        on_failure(fetched.error(), stop);
        return;
    }
    if (std::exchange(is_lost_, false))
        listener_.on_back();
    pause_ = pace_.first_pause;
    fetched_at_ = std::chrono::steady_clock::now();
    const bool is_clean = (*fetched)->previous_block != current_->previous_block;
    current_ = std::move(*fetched);
    listener_.on_template(current_, is_clean);
    // A node that reports every transaction as a change must not flood the miners with jobs.
    if (!is_clean)
        sleep_for(pace_.settle, stop);
}

void TemplateWatcher::on_failure(const Error& why, const std::stop_token& stop)
{
    if (!std::exchange(is_lost_, true))
        listener_.on_lost(why);
    sleep_for(pause_, stop);
    pause_ = std::min(2 * pause_, pace_.longest_pause);
}

}  // namespace otedama::pool
