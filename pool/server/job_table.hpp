// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/jobs/pool_job.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace otedama::pool {

/// The current template and its jobs, one per coinbase class, built when first asked for and then
/// shared by every session of the class. Any thread; a job is built outside the table's lock, so
/// only sessions that want the same job wait for each other.
class JobTable {
  public:
    /// `policy` outlives the table.
    JobTable(const CoinbasePolicy& policy, std::string tag) : policy_(policy), tag_(std::move(tag))
    {}

    /// Replaces the template. `clean`: its previous block is another one than before.
    void set_template(TemplatePtr block, bool clean);

    /// The template now; null before the first.
    [[nodiscard]] TemplatePtr current() const;

    /// The class's job for the current template, of which there must be one.
    [[nodiscard]] PoolJobPtr job_for(const CoinbaseClass& coinbase_class);

  private:
    struct Entry {
        std::once_flag once;
        PoolJobPtr job;
    };
    struct Generation {
        TemplatePtr block;
        bool clean = false;
        std::map<CoinbaseClass, std::shared_ptr<Entry>> jobs;
    };

    const CoinbasePolicy& policy_;
    std::string tag_;
    std::atomic<std::uint64_t> next_id_{1};
    mutable std::mutex mutex_;
    Generation generation_;
};

}  // namespace otedama::pool
