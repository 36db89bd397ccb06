// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "pool/jobs/block_template.hpp"

#include <string_view>

namespace otedama::pool {

/// Reads what getblocktemplate answered (BIP22, BIP23, BIP145) and checks all of it: a template
/// that contradicts itself would make every block worthless. The error names the field.
[[nodiscard]] Result<BlockTemplate> parse_template(std::string_view json);

}  // namespace otedama::pool
