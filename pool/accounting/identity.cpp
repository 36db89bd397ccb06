// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/accounting/identity.hpp"

#include "kernels/sha256d/sha256.hpp"

namespace otedama::pool {
namespace {

std::uint64_t id_of(std::string_view text) noexcept
{
    const Hash256 hash = sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return load_be<std::uint64_t>(hash.bytes.data());
}

}  // namespace

std::string_view account_of(std::string_view user) noexcept
{
    return user.substr(0, user.find('.'));
}

WorkerIdentity identify(std::string_view user) noexcept
{
    return {.account = AccountId{id_of(account_of(user))}, .worker = WorkerId{id_of(user)}};
}

}  // namespace otedama::pool
