// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_notify.hpp"

#include "core/hex.hpp"
#include "protocol/json_text.hpp"
#include "protocol/stratum_v1_hex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace otedama {
namespace {

constexpr std::size_t kNotifyParams = 9;

tl::unexpected<Error> bad(std::string_view parameter)
{
    return fail(ErrorCode::protocol, fmt::format("mining.notify has no usable {}", parameter));
}

bool read_bytes(JsonValue value, Bytes& out)
{
    auto bytes = from_hex(value.string().value_or("odd"));
    if (!bytes)
        return false;
    out = std::move(*bytes);
    return true;
}

bool read_branch(JsonValue value, std::vector<Hash256>& out)
{
    if (!value.is_array() || value.size() > kMaxMerkleBranch)
        return false;
    out.resize(value.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!read_hex(value.at(i), out[i].bytes))
            return false;
    return true;
}

/// What follows the merkle branch.
Result<void> read_words(JsonValue params, Job& job)
{
    const auto version = read_word(params.at(5));
    const auto bits = read_word(params.at(6));
    const auto ntime = read_word(params.at(7));
    const auto clean = params.at(params.size() - 1).boolean();
    if (!version)
        return bad("version");
    if (!bits)
        return bad("bits");
    if (!ntime)
        return bad("ntime");
    if (!clean)
        return bad("clean_jobs");
    job.version = *version;
    job.bits = *bits;
    job.ntime = *ntime;
    job.clean = *clean;
    return {};
}

}  // namespace

std::string make_notify_line(const NotifyFields& fields)
{
    std::string line = R"({"id":null,"method":"mining.notify","params":[)";
    line.reserve(384 + 2 * (fields.coinbase_prefix.size() + fields.coinbase_suffix.size()));
    append_json_string(line, fields.job_id);
    append_hex_param(line, to_hex(swap_words(fields.previous_block).bytes));
    append_hex_param(line, to_hex(fields.coinbase_prefix));
    append_hex_param(line, to_hex(fields.coinbase_suffix));
    line += ",[";
    std::string_view separator = "\"";
    if (fields.merkle_branch)
        for (const Hash256& hash : *fields.merkle_branch) {
            line += separator;
            line += to_hex(hash.bytes);
            line += '"';
            separator = ",\"";
        }
    line += ']';
    append_hex_param(line, to_hex(fields.version));
    append_hex_param(line, to_hex(fields.bits));
    append_hex_param(line, to_hex(fields.ntime));
    line += fields.clean ? ",true]}\n" : ",false]}\n";
    return line;
}

Result<Job> read_notify(JsonValue params)
{
    if (!params.is_array() || params.size() < kNotifyParams)
        return fail(ErrorCode::protocol, "mining.notify has too few parameters");
    Job job;
    job.job_id = params.at(0).string().value_or("");
    if (job.job_id.empty() || job.job_id.size() > kMaxJobId)
        return bad("job id");
    Hash256 swapped;
    if (!read_hex(params.at(1), swapped.bytes))
        return bad("previous block hash");
    job.previous_block = swap_words(swapped);
    if (!read_bytes(params.at(2), job.coinbase_prefix))
        return bad("first part of the coinbase");
    if (!read_bytes(params.at(3), job.coinbase_suffix))
        return bad("second part of the coinbase");
    if (!read_branch(params.at(4), job.merkle_branch))
        return bad("merkle branch");
    if (auto words = read_words(params, job); !words)
        return tl::unexpected(words.error());
    return job;
}

Hash256 swap_words(const Hash256& hash) noexcept
{
    Hash256 swapped = hash;
    for (auto word = swapped.bytes.begin(); word != swapped.bytes.end(); word += 4)
        std::reverse(word, word + 4);
    return swapped;
}

}  // namespace otedama
