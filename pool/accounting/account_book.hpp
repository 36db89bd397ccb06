// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/shares/accepted_share.hpp"

#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace otedama::pool {

/// Who a login stands for.
struct WorkerIdentity {
    AccountId account{};
    WorkerId worker{};
};

/// Gives user names ("account.worker") their opaque ids; the same name gets the same ids while the
/// pool runs. The account is what stands before the first dot. Any thread.
class AccountBook {
  public:
    /// Names cost memory, and anyone can make them up.
    static constexpr std::size_t kCapacity = 1'000'000;

    explicit AccountBook(std::size_t capacity = kCapacity) : capacity_(capacity) {}

    /// The ids of a name; ErrorCode::unavailable when too many different names are known.
    [[nodiscard]] Result<WorkerIdentity> identify(std::string_view user);

    [[nodiscard]] std::size_t worker_count() const;

  private:
    mutable std::mutex mutex_;
    std::size_t capacity_;
    std::map<std::string, AccountId, std::less<>> accounts_;
    std::map<std::string, WorkerIdentity, std::less<>> workers_;
};

}  // namespace otedama::pool
