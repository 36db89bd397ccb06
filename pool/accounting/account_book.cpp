// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/account_book.hpp"

namespace otedama::pool {

Result<WorkerIdentity> AccountBook::identify(std::string_view user)
{
    const std::string_view account = user.substr(0, user.find('.'));
    const std::lock_guard lock(mutex_);
    if (const auto known = workers_.find(user); known != workers_.end())
        return known->second;
    if (workers_.size() >= capacity_)
        return fail(ErrorCode::unavailable, "this pool knows too many worker names already");
    const auto [owner, is_new] =
        accounts_.try_emplace(std::string(account), AccountId{accounts_.size() + 1});
    const WorkerIdentity identity{owner->second, WorkerId{workers_.size() + 1}};
    workers_.emplace(user, identity);
    return identity;
}

std::size_t AccountBook::worker_count() const
{
    const std::lock_guard lock(mutex_);
    return workers_.size();
}

}  // namespace otedama::pool
