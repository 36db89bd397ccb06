// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_submit.hpp"

#include "core/hex.hpp"
#include "protocol/json_text.hpp"
#include "protocol/stratum_v1_hex.hpp"

#include <array>

namespace otedama {
namespace {

bool read_extranonce2(JsonValue value, std::size_t size, ExtraNonce& out)
{
    std::array<std::uint8_t, ExtraNonce::kCapacity> bytes{};
    const MutableByteSpan wanted(bytes.data(), size);
    if (!read_hex(value, wanted))
        return false;
    out = ExtraNonce(ByteSpan(wanted));
    return true;
}

/// A string of 1..max_size characters; empty for anything else.
std::string_view read_name(JsonValue value, std::size_t max_size)
{
    const std::string_view name = value.string().value_or("");
    return name.size() <= max_size ? name : std::string_view();
}

tl::unexpected<std::string_view> invalid(std::string_view message)
{
    return tl::unexpected(message);
}

}  // namespace

void append_submit(std::string& out, std::string_view id, const SubmitFields& fields)
{
    out += R"({"id":)";
    out += id;
    out += R"(,"method":"mining.submit","params":[)";
    append_json_string(out, fields.user);
    out += ',';
    append_json_string(out, fields.job_id);
    append_hex_param(out, to_hex(fields.extranonce2.span()));
    append_hex_param(out, to_hex(fields.ntime));
    append_hex_param(out, to_hex(fields.nonce));
    if (fields.version_bits)
        append_hex_param(out, to_hex(*fields.version_bits));
    out += "]}\n";
}

tl::expected<SubmitFields, std::string_view> read_submit(
    JsonValue params, std::size_t extranonce2_size)
{
    if (!params.is_array() || params.size() < 5 || params.size() > 6)
        return invalid("Expected 5 or 6 parameters");
    SubmitFields fields;
    fields.user = read_name(params.at(0), kMaxUser);
    fields.job_id = read_name(params.at(1), kMaxOwnJobId);
    const auto ntime = read_word(params.at(3));
    const auto nonce = read_word(params.at(4));
    fields.version_bits = read_word(params.at(5));
    if (fields.user.empty())
        return invalid("Invalid worker name");
    if (fields.job_id.empty())
        return invalid("Invalid job id");
    if (!read_extranonce2(params.at(2), extranonce2_size, fields.extranonce2))
        return invalid("Invalid extranonce2");
    if (!ntime)
        return invalid("Invalid ntime");
    if (!nonce)
        return invalid("Invalid nonce");
    if (params.size() == 6 && !fields.version_bits)
        return invalid("Invalid version bits");
    fields.ntime = *ntime;
    fields.nonce = *nonce;
    return fields;
}

}  // namespace otedama
