// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/algorithm.hpp"
#include "core/check.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>

namespace otedama {

/// Grows with every Work; newer replaces or joins older, as the job said.
enum class WorkId : std::uint64_t {};

/// One connection to one pool. Never reused while the process lives.
enum class SessionId : std::uint64_t {};

/// The bytes of a coinbase that make each miner's work its own; at most kCapacity of them.
class ExtraNonce {
  public:
    static constexpr std::size_t kCapacity = 16;

    ExtraNonce() = default;

    /// Copies `data`, which must not be longer than kCapacity.
    explicit ExtraNonce(ByteSpan data) noexcept : size_(static_cast<std::uint8_t>(data.size()))
    {
        OTEDAMA_ASSERT(data.size() <= kCapacity);
        std::ranges::copy(data, bytes_.begin());
    }

    /// `counter` in `size` bytes (at most kCapacity), least significant first.
    ExtraNonce(std::uint64_t counter, std::size_t size) noexcept
        : size_(static_cast<std::uint8_t>(size))
    {
        for (std::size_t i = 0; i < size && i < sizeof counter; ++i)
            bytes_[i] = static_cast<std::uint8_t>(counter >> (8 * i));
    }

    [[nodiscard]] ByteSpan span() const noexcept { return {bytes_.data(), size_}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    friend bool operator==(const ExtraNonce&, const ExtraNonce&) = default;

  private:
    std::array<std::uint8_t, kCapacity> bytes_{};
    std::uint8_t size_ = 0;
};

/// A Job made concrete. Immutable; knows the session it must go back to and everything that a
/// submit needs. A header shorter than 80 bytes (a seal hash) uses the first header_size bytes.
struct Work {
    WorkId id{};
    const Algorithm* algorithm = nullptr;
    SessionId session{};  // a solution may go to this session only
    std::string job_id;
    std::array<std::uint8_t, 80> header{};
    std::uint32_t version_mask = 0;  // bits that a device may roll beyond this header's version
    ExtraNonce extranonce2;
    DatasetKey dataset;
    Target share_target;
};
using WorkPtr = std::shared_ptr<const Work>;

/// A run of nonces: first, first + 1, ..., `count` of them. Never wraps.
struct NonceRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    friend bool operator==(const NonceRange&, const NonceRange&) = default;
};

/// A part of one Work that nobody else has.
struct Slice {
    WorkPtr work;
    NonceRange range;
};

/// What a device claims, not yet believed. `version` and `ntime` are the rolled ones.
struct Hit {
    WorkPtr work;
    std::uint64_t nonce = 0;
    std::uint32_t version = 0;
    std::uint32_t ntime = 0;
};

/// A hit that the Verifier confirmed.
struct Solution {
    Hit hit;
    PowResult pow;
};

}  // namespace otedama
