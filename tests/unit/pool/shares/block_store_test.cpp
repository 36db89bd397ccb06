// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/shares/block_store.hpp"

#include "pool/server/data_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace otedama::pool {
namespace {

std::string content_of(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

BlockCandidate candidate()
{
    BlockCandidate made{.height = 840'000,
        .previous_block = {},
        .hash = {},
        .block = {0xde, 0xad},
        .user = "alice"};
    made.hash.bytes[0] = 0xab;
    return made;
}

TEST(BlockStore, KeepsABlockUnderItsHeightAndHash)
{
    const auto folder = DataFolder::make_temporary().value();
    const auto store = BlockStore::open(folder.path() / "blocks").value();
    ASSERT_TRUE(store.save(candidate()));
    const auto file = folder.path() / "blocks" / ("840000-" + std::string(62, '0') + "ab.hex");
    EXPECT_EQ(store.path_of(candidate()), file);
    EXPECT_EQ(content_of(file), "dead\n");
    // Nothing but the block: no temporary file is left.
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path() / "blocks"), {}), 1);
}

TEST(BlockStore, TheNodesAnswerIsInTheName)
{
    const auto folder = DataFolder::make_temporary().value();
    const auto store = BlockStore::open(folder.path()).value();
    for (const bool is_accepted : {true, false}) {
        ASSERT_TRUE(store.save(candidate()));
        ASSERT_TRUE(store.mark(candidate(), is_accepted));
        auto file = store.path_of(candidate());
        EXPECT_FALSE(std::filesystem::exists(file));
        file.replace_extension(is_accepted ? ".accepted" : ".rejected");
        EXPECT_EQ(content_of(file), "dead\n");
    }
}

TEST(BlockStore, SaysWhatItCannotWrite)
{
    const auto folder = DataFolder::make_temporary().value();
    const auto store = BlockStore::open(folder.path() / "blocks").value();
    std::filesystem::remove_all(folder.path() / "blocks");
    const auto saved = store.save(candidate());
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, ErrorCode::io);
    EXPECT_NE(saved.error().message.find("blocks/840000-"), std::string::npos);
    EXPECT_FALSE(store.mark(candidate(), true));
}

TEST(BlockStore, CannotOpenWhereAFileStands)
{
    const auto folder = DataFolder::make_temporary().value();
    std::ofstream(folder.path() / "blocks") << "in the way";
    const auto store = BlockStore::open(folder.path() / "blocks");
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("blocks"), std::string::npos);
}

TEST(DataFolder, ATemporaryOneGoesWithItsOwner)
{
    std::filesystem::path path;
    {
        const auto folder = DataFolder::make_temporary().value();
        path = folder.path();
        std::ofstream(path / "file") << "x";
        EXPECT_TRUE(std::filesystem::exists(path));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(DataFolder, AKeptOneIsMadeAndStays)
{
    const auto parent = DataFolder::make_temporary().value();
    const auto path = parent.path() / "a" / "b";
    {
        const auto folder = DataFolder::keep(path.string()).value();
        EXPECT_TRUE(std::filesystem::is_directory(path));
    }
    EXPECT_TRUE(std::filesystem::is_directory(path));
    EXPECT_FALSE(DataFolder::keep(""));
}

}  // namespace
}  // namespace otedama::pool
