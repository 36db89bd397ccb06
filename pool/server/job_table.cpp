// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/job_table.hpp"

#include "core/check.hpp"

#include <fmt/format.h>

#include <utility>

namespace otedama::pool {

void JobTable::set_template(TemplatePtr block, bool clean)
{
    Generation next{.block = std::move(block), .clean = clean, .jobs = {}};
    {
        const std::lock_guard lock(mutex_);
        std::swap(generation_, next);
    }
    // The old generation goes here, outside the lock: it may hold many jobs.
}

TemplatePtr JobTable::current() const
{
    const std::lock_guard lock(mutex_);
    return generation_.block;
}

PoolJobPtr JobTable::job_for(const CoinbaseClass& coinbase_class)
{
    TemplatePtr block;
    bool clean = false;
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(mutex_);
        OTEDAMA_ASSERT(generation_.block != nullptr);
        block = generation_.block;
        clean = generation_.clean;
        auto& slot = generation_.jobs[coinbase_class];
        if (slot == nullptr)
            slot = std::make_shared<Entry>();
        entry = slot;
    }
    std::call_once(entry->once, [&] {
        entry->job = make_pool_job(fmt::format("{:x}", next_id_++), block, clean,
            policy_.plan(*block, coinbase_class), tag_);
    });
    return entry->job;
}

}  // namespace otedama::pool
