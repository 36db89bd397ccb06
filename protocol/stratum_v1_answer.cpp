// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_answer.hpp"

#include "protocol/json_text.hpp"
#include "protocol/stratum_v1_hex.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace otedama {
namespace {

int code_of(JsonValue value)
{
    const auto code = value.integer().value_or(0);
    const bool fits =
        code >= std::numeric_limits<int>::min() && code <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(code) : 0;
}

std::string reason_of(JsonValue value)
{
    return clean_text(value.string().value_or(""));
}

/// Some pools write "no error" as false, an empty array or an empty string.
bool says_nothing(JsonValue error)
{
    return error.is_null() || error.boolean() == false || error.string() == "" ||
           (error.is_array() && error.size() == 0);
}

Refusal refusal_from(JsonValue error)
{
    if (error.is_array())
        return {code_of(error.at(0)), reason_of(error.at(1))};
    if (error.is_object())
        return {code_of(error.find("code")), reason_of(error.find("message"))};
    return {code_of(error), reason_of(error)};
}

}  // namespace

std::optional<Refusal> read_refusal(const RpcMessage& response)
{
    if (response.body.find("result").boolean() == true)
        return std::nullopt;
    Refusal refusal = read_error(response).value_or(Refusal());
    if (refusal.reason.empty())
        refusal.reason = reason_of(response.body.find("reject-reason"));
    if (refusal.reason.empty())
        refusal.reason = "no reason given";
    return refusal;
}

std::optional<Refusal> read_error(const RpcMessage& response)
{
    const JsonValue error = response.body.find("error");
    return says_nothing(error) ? std::nullopt : std::optional(refusal_from(error));
}

std::optional<double> read_difficulty(JsonValue value)
{
    double difficulty = value.number().value_or(0);
    if (const auto text = value.string()) {
        const auto parsed = std::from_chars(text->data(), text->data() + text->size(), difficulty);
        if (parsed.ec != std::errc() || parsed.ptr != text->data() + text->size())
            return std::nullopt;
    }
    const bool is_usable = std::isfinite(difficulty) && difficulty > 0;
    return is_usable ? std::optional(difficulty) : std::nullopt;
}

std::optional<ExtranonceSettings> read_extranonce(JsonValue hex, JsonValue size)
{
    const auto text = hex.string();
    const auto count = size.integer().value_or(0);
    if (!text || text->size() > 2 * ExtraNonce::kCapacity || text->size() % 2 != 0)
        return std::nullopt;
    if (count < 1 || count > static_cast<std::int64_t>(ExtraNonce::kCapacity))
        return std::nullopt;
    std::array<std::uint8_t, ExtraNonce::kCapacity> bytes{};
    const MutableByteSpan wanted(bytes.data(), text->size() / 2);
    if (!read_hex(hex, wanted))
        return std::nullopt;
    return ExtranonceSettings{ExtraNonce(ByteSpan(wanted)), static_cast<std::size_t>(count)};
}

std::optional<std::uint32_t> read_negotiated_mask(const RpcMessage& response)
{
    const JsonValue result = response.body.find("result");
    if (result.find("version-rolling").boolean() != true)
        return std::nullopt;
    return read_mask(result.find("version-rolling.mask"));
}

}  // namespace otedama
