// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/verifier.hpp"

#include "core/check.hpp"

#include <utility>

namespace otedama {

Verifier::Verifier(const CpuKernel& kernel, DatasetPtr dataset)
    : kernel_(kernel), dataset_(std::move(dataset)), scratch_(kernel.scratch_bytes(dataset_.get()))
{}

void Verifier::check(std::span<const HeaderView> headers, std::span<PowResult> out)
{
    OTEDAMA_ASSERT(headers.size() == out.size());
    for (const HeaderView& view : headers)
        OTEDAMA_ASSERT(view.header.size() == kernel_.algorithm->header_size);
    kernel_.hash_many(dataset_.get(), headers, scratch_.get(), out);
}

PowResult Verifier::check(ByteSpan header, std::uint64_t nonce)
{
    const HeaderView view{.header = header, .nonce = nonce};
    PowResult result;
    check(std::span(&view, 1), std::span(&result, 1));
    return result;
}

}  // namespace otedama
