// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>

namespace otedama::pool {

/// The "result" of a JSON-RPC answer, as JSON text. A node's own error becomes
///   ErrorCode::unavailable  it is starting, syncing or alone,
///   ErrorCode::unsupported  it does not know the method,
///   ErrorCode::rejected     it understood the block or transaction and refuses it,
///   ErrorCode::protocol     anything else,
/// with the node's sentence in the message.
[[nodiscard]] Result<std::string> result_of_reply(std::string_view method, std::string_view body);

}  // namespace otedama::pool
