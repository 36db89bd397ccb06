// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "pool/shares/accepted_share.hpp"

#include <string_view>

namespace otedama::pool {

/// Who a login stands for.
struct WorkerIdentity {
    AccountId account{};
    WorkerId worker{};
};

/// The account of a user name ("account.worker"): what stands before the first dot.
[[nodiscard]] std::string_view account_of(std::string_view user) noexcept;

/// The opaque ids of a user name: the first eight bytes of SHA-256 of the account and of the whole
/// name. The same after every restart, and nothing is remembered: names cost the pool no memory,
/// however many are made up.
[[nodiscard]] WorkerIdentity identify(std::string_view user) noexcept;

}  // namespace otedama::pool
