// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/endpoint.hpp"

#include <gtest/gtest.h>

namespace otedama::net {
namespace {

struct Good {
    const char* text;
    std::uint16_t default_port;
    Endpoint expected;
};

TEST(Endpoint, ReadsEveryForm)
{
    const Good rows[] = {
        {"pool.example.org:3333", 0, {"pool.example.org", 3333}},
        {"pool.example.org", 3333, {"pool.example.org", 3333}},
        {"localhost:1", 3333, {"localhost", 1}},
        {"127.0.0.1:65535", 0, {"127.0.0.1", 65535}},
        {"0.0.0.0:0", 0, {"0.0.0.0", 0}},
        {"[::1]:3333", 0, {"::1", 3333}},
        {"[::]:0", 0, {"::", 0}},
        {"[::1]", 8332, {"::1", 8332}},
        {"[fe80::1%eth0]:3333", 0, {"fe80::1%eth0", 3333}},
        {"[::ffff:1.2.3.4]:5", 0, {"::ffff:1.2.3.4", 5}},
        {"my_node-1:18443", 0, {"my_node-1", 18443}},
    };
    for (const Good& row : rows) {
        const Result<Endpoint> endpoint = parse_endpoint(row.text, row.default_port);
        ASSERT_TRUE(endpoint.has_value()) << row.text << ": " << endpoint.error().message;
        EXPECT_EQ(*endpoint, row.expected) << row.text;
    }
}

TEST(Endpoint, RefusesEverythingElseAndNamesIt)
{
    const char* const rows[] = {"", "host", ":3333", "host:", "host:x", "host:-1", "host:+1",
        "host: 1", "host:65536", "host:99999999999999999999", "host:1x", "host:0x10", "::1",
        "::1:3333", "a:b:1", "[::1", "[::1]3333", "[]:1", "[host]:1", "[1.2.3.4]:1",
        "[::1]:", "1.2.3:1", "256.1.1.1:1", "1234:1", "ho st:1", "host/path:1", "user@host:1",
        ".host:1", "h\xc3\xb6st:1", "host\n:1", "stratum+tcp://host:1"};
    for (const char* text : rows) {
        const Result<Endpoint> endpoint = parse_endpoint(text);
        ASSERT_FALSE(endpoint.has_value()) << text;
        EXPECT_EQ(endpoint.error().code, ErrorCode::invalid_argument);
        EXPECT_NE(endpoint.error().message.find(text), std::string::npos) << text;
    }
    EXPECT_FALSE(parse_endpoint(std::string(254, 'a') + ":1").has_value());
    EXPECT_FALSE(parse_endpoint(std::string_view("ho\0st:1", 7)).has_value());
}

TEST(Endpoint, PrintsWhatItReads)
{
    for (const char* text : {"host:1", "1.2.3.4:5", "[::1]:3333", "[::]:0"}) {
        const Result<Endpoint> endpoint = parse_endpoint(text);
        ASSERT_TRUE(endpoint.has_value());
        EXPECT_EQ(to_string(*endpoint), text);
    }
}

}  // namespace
}  // namespace otedama::net
