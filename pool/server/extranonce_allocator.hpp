// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"

#include <cstdint>
#include <optional>
#include <unordered_set>
#include <utility>

namespace otedama::pool {

class ExtranonceAllocator;

/// A session's part of the search space, given back when the session ends.
class ExtranonceLease {
  public:
    ExtranonceLease(ExtranonceLease&& other) noexcept
        : allocator_(std::exchange(other.allocator_, nullptr)), value_(other.value_)
    {}
    ExtranonceLease& operator=(ExtranonceLease&&) = delete;
    ExtranonceLease(const ExtranonceLease&) = delete;
    ExtranonceLease& operator=(const ExtranonceLease&) = delete;
    ~ExtranonceLease();

    /// The extranonce1 of the session.
    [[nodiscard]] ExtraNonce extranonce1() const noexcept;

  private:
    friend class ExtranonceAllocator;
    ExtranonceLease(ExtranonceAllocator& allocator, std::uint32_t value) noexcept
        : allocator_(&allocator), value_(value)
    {}

    ExtranonceAllocator* allocator_;
    std::uint32_t value_;
};

/// Hands out extranonce1 prefixes, unique over all live sessions: the first byte is the loop's,
/// the other three count within it. Belongs to the loop's thread and outlives its leases.
///
/// The count goes on over freed values instead of reusing the latest, and starts at a random
/// place: a share cannot be handed in once more by connecting again or after a restart.
class ExtranonceAllocator {
  public:
    static constexpr std::uint32_t kPerLoop = std::uint32_t{1} << 24;

    /// `limit`: leases at once, at most kPerLoop.
    explicit ExtranonceAllocator(std::uint8_t loop, std::uint32_t limit = kPerLoop);

    /// A prefix that no live session has; nothing when all are taken.
    [[nodiscard]] std::optional<ExtranonceLease> lease();

  private:
    friend class ExtranonceLease;

    std::uint32_t loop_;
    std::uint32_t limit_;
    std::uint32_t next_;
    std::unordered_set<std::uint32_t> taken_;
};

}  // namespace otedama::pool
