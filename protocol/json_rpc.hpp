// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "protocol/json_value.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace otedama {

/// One line of JSON-RPC as Stratum speaks it: a request or notification (with a method) or a
/// response (without). Views the thread's parser: valid until the next line is read.
struct RpcMessage {
    std::string_view id = "null";  // JSON text of a number or string, "null" if there is none
    std::string_view method;       // empty for a response
    JsonValue params;
    JsonValue body;  // the whole object, for result, error and what pools invent

    [[nodiscard]] bool is_response() const noexcept { return method.empty(); }
    [[nodiscard]] bool has_id() const noexcept { return id != "null"; }
};

/// Longest id that is taken: it is sent back with the answer.
inline constexpr std::size_t kMaxRpcId = 64;

/// Reads one line (without its end). The error says what is wrong with it.
[[nodiscard]] Result<RpcMessage> read_rpc(std::string_view line);

/// `{"id":ID,"result":RESULT,"error":null}` and the line's end. Both are JSON text.
void append_result(std::string& out, std::string_view id, std::string_view result);

/// `{"id":ID,"result":null,"error":[CODE,"MESSAGE",null]}` and the line's end.
void append_error(std::string& out, std::string_view id, int code, std::string_view message);

/// One line of a byte stream, without its "\n" or "\r\n".
struct Line {
    std::string_view text;
    std::size_t consumed = 0;  // bytes of the stream, end included
};

/// The first whole line of `input`; nothing if its end has not come yet.
[[nodiscard]] std::optional<Line> first_line(ByteSpan input) noexcept;

/// Whether a line holds nothing but white space: keep-alives of some peers.
[[nodiscard]] bool is_blank(std::string_view line) noexcept;

}  // namespace otedama
