// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/server/extranonce_allocator.hpp"

#include "core/check.hpp"
#include "pool/jobs/pool_job.hpp"

#include <random>

namespace otedama::pool {

ExtranonceLease::~ExtranonceLease()
{
    if (allocator_ != nullptr)
        allocator_->taken_.erase(value_);
}

ExtraNonce ExtranonceLease::extranonce1() const noexcept
{
    std::array<std::uint8_t, kExtranonce1Size> bytes{};
    store_be(bytes.data(), value_);
    return ExtraNonce(ByteSpan(bytes));
}

ExtranonceAllocator::ExtranonceAllocator(std::uint8_t loop, std::uint32_t limit)
    : loop_(std::uint32_t{loop} << 24), limit_(limit), next_(std::random_device{}() % limit)
{
    static_assert(kExtranonce1Size == sizeof next_);
    OTEDAMA_ASSERT(limit > 0 && limit <= kPerLoop);
}

std::optional<ExtranonceLease> ExtranonceAllocator::lease()
{
    if (taken_.size() >= limit_)
        return std::nullopt;
    while (taken_.contains(loop_ | next_)) next_ = (next_ + 1) % limit_;
    const std::uint32_t value = loop_ | next_;
    next_ = (next_ + 1) % limit_;
    OTEDAMA_ASSERT(taken_.insert(value).second);
    return ExtranonceLease(*this, value);
}

}  // namespace otedama::pool
