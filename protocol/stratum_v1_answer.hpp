// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/work.hpp"
#include "protocol/json_rpc.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace otedama {

/// Why a pool said no.
struct Refusal {
    int code = 0;  // the pool's own number, 0 if it gave none
    std::string reason;
};

/// Nothing if the response says yes (`result` is true), else the refusal in whichever of the
/// shapes pools use: error as array, object or string, or the extra key "reject-reason".
[[nodiscard]] std::optional<Refusal> read_refusal(const RpcMessage& response);

/// The error of a response in the same shapes; nothing if there is none.
[[nodiscard]] std::optional<Refusal> read_error(const RpcMessage& response);

/// A difficulty: a number or a quoted number, finite and above zero.
[[nodiscard]] std::optional<double> read_difficulty(JsonValue value);

/// What a session's miner rolls and what the pool fixed.
struct ExtranonceSettings {
    ExtraNonce extranonce1;
    std::size_t extranonce2_size = 0;

    friend bool operator==(const ExtranonceSettings&, const ExtranonceSettings&) = default;
};

/// The pair as mining.subscribe and mining.set_extranonce write it: hex and a size of
/// 1..ExtraNonce::kCapacity.
[[nodiscard]] std::optional<ExtranonceSettings> read_extranonce(JsonValue hex, JsonValue size);

/// The mask of a response to mining.configure; nothing if version rolling was refused.
[[nodiscard]] std::optional<std::uint32_t> read_negotiated_mask(const RpcMessage& response);

}  // namespace otedama
