// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "kernels/algorithms.hpp"
#include "kernels/select.hpp"
#include "pool/jobs/pool_job.hpp"
#include "pool/shares/accepted_share.hpp"
#include "tests/unit/pool/jobs/test_template.hpp"

#include <string>

/// Jobs for tests of the share path.
namespace otedama::pool::test {

/// The kernel that a pool on this machine verifies with.
inline const CpuKernel& kernel()
{
    return *select_kernel(*find_algorithm("sha256d")).value();
}

/// One hash in 2^bits meets it.
inline Target one_in(unsigned bits)
{
    Hash256 hash;
    hash.bytes.fill(0xff);
    for (unsigned bit = 0; bit < bits; ++bit) {
        auto& byte = hash.bytes[31 - bit / 8];
        byte = static_cast<std::uint8_t>(byte >> 1);
    }
    return Target::from_hash(hash);
}

/// A template at `height` on a tip of its own number, whose block is one hash in 2^bits.
inline TemplatePtr make_template(std::uint32_t height, std::uint8_t tip, unsigned bits)
{
    auto block = empty_template(height);
    block.previous_block = sha256d(Bytes{tip});
    block.network_target = one_in(bits);
    block.bits = block.network_target.to_compact();
    block.network_target = *Target::from_compact(block.bits);
    return std::make_shared<const BlockTemplate>(std::move(block));
}

inline PoolJobPtr make_job(std::string id, TemplatePtr block)
{
    const auto plan = pay_all(*block, Bytes{0x51});
    return make_pool_job(std::move(id), std::move(block), false, plan, "/test/");
}

inline std::uint32_t time_of(const BlockTemplate& block)
{
    return static_cast<std::uint32_t>(block.current_time.time_since_epoch().count());
}

}  // namespace otedama::pool::test
