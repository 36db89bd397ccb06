// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_requests.hpp"

#include "protocol/json_text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace otedama {
namespace {

void open_request(std::string& out, std::string_view id, std::string_view method)
{
    fmt::format_to(std::back_inserter(out), R"({{"id":{},"method":"{}","params":[)", id, method);
}

}  // namespace

void append_configure(std::string& out, std::string_view id, std::uint32_t version_mask)
{
    open_request(out, id, "mining.configure");
    // BIP310 demands min-bit-count; two bits are what any pool grants.
    fmt::format_to(std::back_inserter(out),
        R"(["version-rolling"],{{"version-rolling.mask":"{:08x}",)"
        R"("version-rolling.min-bit-count":2}}]}})"
        "\n",
        version_mask);
}

void append_subscribe(std::string& out, std::string_view id, std::string_view agent)
{
    open_request(out, id, "mining.subscribe");
    append_json_string(out, agent);
    out += "]}\n";
}

void append_authorize(
    std::string& out, std::string_view id, std::string_view user, std::string_view password)
{
    open_request(out, id, "mining.authorize");
    append_json_string(out, user);
    out += ',';
    append_json_string(out, password);
    out += "]}\n";
}

}  // namespace otedama
