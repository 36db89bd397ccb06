// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/node_address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

using testing::HasSubstr;

TEST(NodeAddress, Forms)
{
    const auto is = [](const char* url, const net::Endpoint& endpoint, const char* path) {
        const auto address = parse_node_url(url, 8332);
        ASSERT_TRUE(address) << url << ": " << address.error().message;
        EXPECT_EQ(address->endpoint, endpoint) << url;
        EXPECT_EQ(address->path, path) << url;
    };
    is("", {"127.0.0.1", 8332}, "/");
    is("http://10.0.0.7:18443", {"10.0.0.7", 18443}, "/");
    is("http://node.example", {"node.example", 8332}, "/");
    is("http://node.example/", {"node.example", 8332}, "/");
    is("node.example:1", {"node.example", 1}, "/");
    is("http://[::1]:5/wallet/pool", {"::1", 5}, "/wallet/pool");
}

TEST(NodeAddress, Refusals)
{
    const auto error = [](const char* url) {
        const auto address = parse_node_url(url, 8332);
        return address ? "accepted" : address.error().message;
    };
    EXPECT_THAT(error("https://node.example"), HasSubstr("encryption is not offered"));
    EXPECT_THAT(error("ftp://node.example"), HasSubstr("must begin with http://"));
    EXPECT_THAT(error("http://user:secret@node.example"), HasSubstr("their own options"));
    EXPECT_THAT(error("http://user:secret@node.example"), testing::Not(HasSubstr("secret")));
    EXPECT_THAT(error("http://node.example:0x"), HasSubstr("URL"));
    EXPECT_THAT(error("http://:80"), HasSubstr("URL"));
    EXPECT_THAT(error("http://node/a b"), HasSubstr("path"));
    EXPECT_THAT(error("http://node/a\r\nHost: x"), HasSubstr("path"));
}

}  // namespace
}  // namespace otedama::pool
