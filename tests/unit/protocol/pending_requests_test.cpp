// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/pending_requests.hpp"

#include <gtest/gtest.h>

namespace otedama {
namespace {

using namespace std::chrono_literals;
using Kind = PendingRequest::Kind;

TEST(PendingRequests, IdsGrowFromOne)
{
    PendingRequests requests;
    EXPECT_EQ(requests.add({.kind = Kind::configure}), "1");
    EXPECT_EQ(requests.add({.kind = Kind::subscribe}), "2");
    EXPECT_TRUE(requests.take("1").has_value());
    EXPECT_EQ(requests.add({.kind = Kind::submit}), "3") << "an id is never used twice";
}

TEST(PendingRequests, TakesWhatTheIdNames)
{
    PendingRequests requests;
    (void)requests.add({.kind = Kind::submit, .work = WorkId{10}});
    (void)requests.add({.kind = Kind::submit, .work = WorkId{20}});
    EXPECT_EQ(requests.take("2")->work, WorkId{20});
    EXPECT_EQ(requests.take("\"1\"")->work, WorkId{10});
    EXPECT_FALSE(requests.take("1").has_value());
}

TEST(PendingRequests, OtherIdsNameNothing)
{
    PendingRequests requests;
    (void)requests.add({});
    for (const auto* id : {"", "0", "2", "1.0", "-1", "+1", "null", "\"", "\"\"", "\"1x\"",
             "99999999999999999999999"})
        EXPECT_FALSE(requests.take(id).has_value()) << id;
    EXPECT_TRUE(requests.take("1").has_value());
}

TEST(PendingRequests, TheOldestComesFirst)
{
    PendingRequests requests;
    (void)requests.add({.sent_at = Time() + 1s, .work = WorkId{1}});
    (void)requests.add({.sent_at = Time() + 2s, .work = WorkId{2}});
    EXPECT_FALSE(requests.take_older(Time() + 999ms).has_value());
    EXPECT_EQ(requests.take_older(Time() + 1s)->work, WorkId{1});
    EXPECT_FALSE(requests.take_older(Time() + 1s).has_value());
    EXPECT_EQ(requests.take_older(Time() + 9s)->work, WorkId{2});
    EXPECT_FALSE(requests.take_older(Time() + 9s).has_value());
}

}  // namespace
}  // namespace otedama
