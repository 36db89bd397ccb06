// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256_compress.hpp"

namespace otedama {

Sha256Compress select_sha256_compress() noexcept
{
    return sha256_compress_portable;
}

}  // namespace otedama
