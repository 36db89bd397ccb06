// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"
#include "core/result.hpp"
#include "core/target.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace otedama {

/// What a proof-of-work function returns. `mix` is Ethash's mix digest, zero elsewhere.
struct PowResult {
    Hash256 hash;
    Hash256 mix;

    friend bool operator==(const PowResult&, const PowResult&) = default;
};

/// Large read-only data that an algorithm searches with (Ethash's cache and DAG); opaque here.
class Dataset {
  public:
    Dataset() = default;
    Dataset(const Dataset&) = delete;
    Dataset& operator=(const Dataset&) = delete;
    virtual ~Dataset() = default;
};
using DatasetPtr = std::shared_ptr<const Dataset>;

/// Which dataset a Work needs. Algorithms without one leave it zero.
struct DatasetKey {
    std::uint64_t size_epoch = 0;  // decides the sizes
    std::uint64_t seed_index = 0;  // decides the content; Etchash keeps it apart (ECIP-1099)

    friend bool operator==(const DatasetKey&, const DatasetKey&) = default;
};

/// Told how much of a slow preparation is done, 0..1; answers false to cancel it.
using Progress = std::function<bool(double)>;

/// One proof-of-work function: a row of kernels/algorithms.cpp.
struct Algorithm {
    std::string_view name;
    std::size_t header_size;   // bytes a kernel searches over: 80, or 32 for a seal hash
    std::size_t nonce_offset;  // where in the header the nonce stands, little-endian
    std::size_t nonce_size;    // bytes: 4 or 8
    Target difficulty_one;     // what pools of this algorithm call difficulty 1
    /// The reference: defines what is right. `header` has header_size bytes; its nonce field is
    /// replaced by `nonce`.
    PowResult (*hash)(const Dataset*, ByteSpan header, std::uint64_t nonce) noexcept;
    /// Builds the dataset of a key; null for algorithms without one.
    Result<DatasetPtr> (*make_dataset)(const DatasetKey&, const Progress&);
};

}  // namespace otedama
