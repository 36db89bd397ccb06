// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "net/output_queue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace otedama::net {
namespace {

class OutputQueueTest : public ::testing::Test {
  protected:
    void add(std::string_view text)
    {
        queue_.add(ByteSpan(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
    }
    [[nodiscard]] std::string waiting() const
    {
        const ByteSpan bytes = queue_.waiting();
        return {bytes.begin(), bytes.end()};
    }

    EventLoop loop_;
    OutputQueue queue_{loop_.impl()};
};

TEST_F(OutputQueueTest, KeepsOrderOverPartialWrites)
{
    add("abc");
    add("def");
    queue_.remove(2);
    EXPECT_EQ(waiting(), "cdef");
    queue_.remove(3);
    // More than half is written: the rest moves up.
    add("gh");
    EXPECT_EQ(waiting(), "fgh");
    EXPECT_EQ(queue_.size(), 3U);
}

TEST_F(OutputQueueTest, IsEmptyWhenAllHasGoneOut)
{
    add("abc");
    queue_.remove(3);
    EXPECT_EQ(queue_.size(), 0U);
    EXPECT_EQ(waiting(), "");
    add("d");
    EXPECT_EQ(waiting(), "d");
}

TEST_F(OutputQueueTest, GivesItsMemoryBackToTheLoop)
{
    add("abc");
    queue_.clear();
    EXPECT_EQ(queue_.size(), 0U);
    EXPECT_GE(loop_.impl().take_buffer().capacity(), 3U);
}

TEST_F(OutputQueueTest, LosesNothingInManySmallSteps)
{
    std::string sent;
    std::string received;
    for (std::size_t i = 0; i < 1000; ++i) {
        const std::string piece(1 + i % 7, static_cast<char>('a' + i % 26));
        sent += piece;
        add(piece);
        const std::size_t taken = std::min<std::size_t>(queue_.size(), i % 5);
        received += waiting().substr(0, taken);
        if (taken > 0)
            queue_.remove(taken);
    }
    received += waiting();
    EXPECT_EQ(received, sent);
}

}  // namespace
}  // namespace otedama::net
