// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_rpc.hpp"

#include "protocol/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace otedama {
namespace {

Result<std::string_view> read_id(JsonValue id)
{
    if (id.is_null())
        return std::string_view("null");
    if (id.raw().empty())
        return fail(ErrorCode::protocol, "the id is neither number nor string");
    if (id.raw().size() > kMaxRpcId)
        return fail(ErrorCode::protocol, fmt::format("the id is longer than {}", kMaxRpcId));
    return id.raw();
}

}  // namespace

Result<RpcMessage> read_rpc(std::string_view line)
{
    const auto body = parse_json(line);
    if (!body)
        return tl::unexpected(body.error());
    const auto id = read_id(body->find("id"));
    if (!id)
        return tl::unexpected(id.error());
    RpcMessage message{.id = *id, .params = body->find("params"), .body = *body};
    const JsonValue method = body->find("method");
    if (!method.is_null() && !method.string())
        return fail(ErrorCode::protocol, "the method is not a string");
    message.method = method.string().value_or("");
    const bool has_answer = body->find("result").is_present() || body->find("error").is_present();
    if (message.is_response() && !has_answer)
        return fail(ErrorCode::protocol, "neither a method nor a result");
    return message;
}

void append_result(std::string& out, std::string_view id, std::string_view result)
{
    out += R"({"id":)";
    out += id;
    out += R"(,"result":)";
    out += result;
    out += ",\"error\":null}\n";
}

void append_error(std::string& out, std::string_view id, int code, std::string_view message)
{
    out += R"({"id":)";
    out += id;
    out += R"(,"result":null,"error":[)";
    fmt::format_to(std::back_inserter(out), "{},", code);
    append_json_string(out, message);
    out += ",null]}\n";
}

std::optional<Line> first_line(ByteSpan input) noexcept
{
    const auto end = std::ranges::find(input, std::uint8_t{'\n'});
    if (end == input.end())
        return std::nullopt;
    const auto size = static_cast<std::size_t>(end - input.begin());
    std::string_view text(reinterpret_cast<const char*>(input.data()), size);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return Line{text, size + 1};
}

bool is_blank(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace otedama
