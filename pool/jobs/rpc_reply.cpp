// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/rpc_reply.hpp"

#include "protocol/json_text.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstdint>

namespace otedama::pool {
namespace {

namespace ondemand = simdjson::ondemand;

// Bitcoin Core, src/rpc/protocol.h.
enum class RpcError : std::int64_t {
    method_not_found = -32601,
    warming_up = -28,
    already_in_chain = -27,
    verify_rejected = -26,
    verify_error = -25,
    deserialization = -22,
    initial_download = -10,
    not_connected = -9,
};

struct Meaning {
    ErrorCode code;
    std::string_view advice;
};

Meaning meaning_of(std::int64_t code)
{
    switch (static_cast<RpcError>(code)) {
        case RpcError::warming_up:
            return {ErrorCode::unavailable, "; it is starting, wait"};
        case RpcError::initial_download:
            return {ErrorCode::unavailable, "; wait until it has the whole chain"};
        case RpcError::not_connected:
            return {ErrorCode::unavailable, "; let it find other nodes"};
        case RpcError::method_not_found:
            return {ErrorCode::unsupported, "; use a full node with mining methods"};
        case RpcError::already_in_chain:
        case RpcError::verify_rejected:
        case RpcError::verify_error:
        case RpcError::deserialization:
            return {ErrorCode::rejected, ""};
    }
    return {ErrorCode::protocol, ""};
}

tl::unexpected<Error> node_error(std::string_view method, ondemand::object error)
{
    std::int64_t code = 0;
    std::string_view message;
    if (error["code"].get(code) != simdjson::SUCCESS ||
        error["message"].get(message) != simdjson::SUCCESS)
        return fail(ErrorCode::protocol,
            fmt::format("the node answers {} with an error that cannot be read", method));
    const auto meaning = meaning_of(code);
    return fail(meaning.code, fmt::format("the node answers {} with \"{}\" ({}){}", method,
                                  clean_text(message), code, meaning.advice));
}

}  // namespace

Result<std::string> result_of_reply(std::string_view method, std::string_view body)
{
    const auto unreadable = [&] {
        return fail(ErrorCode::protocol,
            fmt::format("the node's answer to {} is no JSON-RPC: is this its RPC port?", method));
    };
    const simdjson::padded_string padded(body);
    ondemand::parser parser;
    ondemand::document document;
    ondemand::object reply;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document.get_object().get(reply) != simdjson::SUCCESS)
        return unreadable();
    ondemand::value error;
    const auto found = reply.find_field_unordered("error").get(error);
    // After any other failure the document must not be touched again.
    if (found != simdjson::SUCCESS && found != simdjson::NO_SUCH_FIELD)
        return unreadable();
    bool is_fine = true;
    if (found == simdjson::SUCCESS && error.is_null().get(is_fine) != simdjson::SUCCESS)
        return unreadable();
    if (!is_fine) {
        ondemand::object fields;
        if (error.get_object().get(fields) != simdjson::SUCCESS)
            return unreadable();
        return node_error(method, fields);
    }
    ondemand::value result;
    std::string_view text;
    if (reply.find_field_unordered("result").get(result) != simdjson::SUCCESS ||
        simdjson::to_json_string(result).get(text) != simdjson::SUCCESS)
        return unreadable();
    return std::string(text);
}

}  // namespace otedama::pool
