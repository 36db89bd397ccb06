// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/unit/miner/real_block.hpp"

#include "kernels/algorithms.hpp"
#include "kernels/sha256d/sha256.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace otedama::test {
namespace {

const Bytes& block()
{
    static const Bytes bytes = [] {
        std::ifstream file(OTEDAMA_VECTORS "/bitcoin_block413567.raw", std::ios::binary);
        if (!file)
            throw std::runtime_error("no block 413567 in the test vectors");
        return Bytes(std::istreambuf_iterator<char>(file), {});
    }();
    return bytes;
}

/// Walks over serialised transactions without witnesses, as block 413567 has them.
class Walker {
  public:
    explicit Walker(std::size_t at) : at_(at) {}

    std::uint64_t number()
    {
        const std::uint8_t first = block()[at_++];
        if (first < 0xfd)
            return first;
        const std::size_t size = first == 0xfd ? 2 : 4;
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i) value |= std::uint64_t{block()[at_ + i]} << (8 * i);
        at_ += size;
        return value;
    }

    Bytes transaction()
    {
        const std::size_t start = at_;
        at_ += 4;
        for (std::uint64_t inputs = number(); inputs > 0; --inputs) {
            at_ += 36;
            at_ += number();
            at_ += 4;
        }
        for (std::uint64_t outputs = number(); outputs > 0; --outputs) {
            at_ += 8;
            at_ += number();
        }
        at_ += 4;
        return {block().begin() + static_cast<std::ptrdiff_t>(start),
            block().begin() + static_cast<std::ptrdiff_t>(at_)};
    }

  private:
    std::size_t at_;
};

/// The siblings from the first transaction up to the root; ids[0] is not looked at.
std::vector<Hash256> branch_of_first(std::vector<Hash256> ids)
{
    std::vector<Hash256> branch;
    while (ids.size() > 1) {
        if (ids.size() % 2 != 0)
            ids.push_back(ids.back());
        branch.push_back(ids[1]);
        std::vector<Hash256> parents;
        for (std::size_t i = 0; i < ids.size(); i += 2)
            parents.push_back(sha256d(ids[i], ids[i + 1]));
        ids = std::move(parents);
    }
    return branch;
}

}  // namespace

Bytes real_header()
{
    return {block().begin(), block().begin() + 80};
}

Job real_job()
{
    Walker walker(80);
    const std::uint64_t count = walker.number();
    const Bytes coinbase = walker.transaction();
    std::vector<Hash256> ids{sha256d(coinbase)};
    while (ids.size() < count) ids.push_back(sha256d(walker.transaction()));

    // After version and input count a coinbase has 32 zero bytes: the output it spends is none.
    const ByteSpan all(coinbase);
    const Bytes header = real_header();
    Job job{.session = SessionId{1},
        .algorithm = &sha256d_algorithm(),
        .job_id = "413567",
        .clean = true,
        .merkle_branch = branch_of_first(ids),
        .version = load_le<std::uint32_t>(header.data()),
        .bits = load_le<std::uint32_t>(header.data() + 72),
        .ntime = load_le<std::uint32_t>(header.data() + 68),
        .extranonce1 = ExtraNonce(all.subspan(5, 4)),
        .extranonce2_size = 8};
    std::copy_n(header.begin() + 4, 32, job.previous_block.bytes.begin());
    append(job.coinbase_prefix, all.first(5));
    append(job.coinbase_suffix, all.subspan(17));
    job.share_target = Target::from_compact(job.bits).value();
    return job;
}

const Algorithm& sha256d_algorithm()
{
    const Algorithm* algorithm = find_algorithm("sha256d");
    if (algorithm == nullptr)
        throw std::runtime_error("no sha256d in the table of algorithms");
    return *algorithm;
}

}  // namespace otedama::test
