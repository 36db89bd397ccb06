// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/devnet/chain_file.hpp"

#include "pool/jobs/devnet/chain.hpp"
#include "tests/unit/pool/jobs/devnet/test_mining.hpp"
#include "tests/unit/pool/jobs/test_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace otedama::pool::devnet {
namespace {

using testing::HasSubstr;

const UnixTime kNow(std::chrono::seconds(1'800'000'000));
const Parameters kParameters = make_parameters(test::kTrivialDifficulty).value();

class ChainFileTest : public testing::Test {
  protected:
    Result<std::unique_ptr<Chain>> open() { return Chain::open(kParameters, folder_.path()); }

    void mine_blocks(Chain& chain, int count)
    {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(chain.add(test::mine(chain.make_template(kNow)), kNow));
    }

    /// Makes a chain of five blocks, closes it and answers its end.
    ChainTip make_five()
    {
        auto chain = open().value();
        mine_blocks(*chain, 5);
        return chain->tip();
    }

    std::string path() const { return folder_.path() + "/" + file_name(kParameters); }

    void overwrite(std::uint64_t at, char value)
    {
        std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>(at));
        file.put(value);
    }

    std::string open_error()
    {
        const auto chain = open();
        return chain ? "opened" : chain.error().message;
    }

    test::Folder folder_;
};

TEST_F(ChainFileTest, ChainGoesOnAfterARestart)
{
    const auto tip = make_five();
    {
        auto chain = open();
        ASSERT_TRUE(chain) << chain.error().message;
        EXPECT_EQ((*chain)->tip(), tip);
        mine_blocks(**chain, 3);
    }
    EXPECT_EQ(open().value()->tip().height, 8u);
}

TEST_F(ChainFileTest, RestartedChainAsksForTheSameBlock)
{
    auto chain = open().value();
    mine_blocks(*chain, 20);
    const auto before = chain->make_template(kNow);
    chain.reset();
    const auto after = open().value()->make_template(kNow);
    EXPECT_EQ(after.previous_block, before.previous_block);
    EXPECT_EQ(after.bits, before.bits);
    EXPECT_EQ(after.min_time, before.min_time);
    ASSERT_EQ(after.transactions.size(), before.transactions.size());
    EXPECT_EQ(after.transactions.back().txid, before.transactions.back().txid);
}

TEST_F(ChainFileTest, DifferentDifficultiesDoNotMix)
{
    make_five();
    const auto other = Chain::open(make_parameters(1e-7).value(), folder_.path());
    ASSERT_TRUE(other);
    EXPECT_EQ((*other)->tip().height, 0u);
}

TEST_F(ChainFileTest, OneProcessAtATime)
{
    const auto chain = open().value();
    EXPECT_THAT(open_error(), HasSubstr("in use by another otedama"));
}

TEST_F(ChainFileTest, EveryTornTailIsCutToTheLastWholeBlock)
{
    make_five();
    const auto whole = std::filesystem::file_size(path());
    auto four_blocks = open().value();
    four_blocks.reset();
    // Each length between the end of block 4 and that of block 5.
    for (std::uint64_t cut = 1; cut < 300; cut += 13) {
        std::filesystem::resize_file(path(), whole - cut);
        auto chain = open();
        ASSERT_TRUE(chain) << chain.error().message;
        EXPECT_EQ((*chain)->tip().height, 4u);
        mine_blocks(**chain, 1);
        EXPECT_EQ((*chain)->tip().height, 5u);
    }
}

TEST_F(ChainFileTest, ATailOfZerosIsACrashToo)
{
    const auto tip = make_five();
    std::filesystem::resize_file(path(), std::filesystem::file_size(path()) + 1000);
    const auto chain = open();
    ASSERT_TRUE(chain) << chain.error().message;
    EXPECT_EQ((*chain)->tip(), tip);
}

TEST_F(ChainFileTest, ADamagedLastBlockIsCut)
{
    make_five();
    const auto last = std::filesystem::file_size(path()) - 1;
    overwrite(last, 0x55);
    EXPECT_EQ(open().value()->tip().height, 4u);
}

TEST_F(ChainFileTest, DamageInTheMiddleIsAnError)
{
    make_five();
    // Length, inverted length, checksum and body of the first record, which begins at 40.
    for (const std::uint64_t at : {40u, 43u, 45u, 49u, 60u, 200u}) {
        std::ifstream file(path(), std::ios::binary);
        file.seekg(static_cast<std::streamoff>(at));
        const auto old = static_cast<char>(file.get());
        file.close();
        overwrite(at, static_cast<char>(old ^ 0x10));
        EXPECT_THAT(open_error(), AllOf(HasSubstr("damaged"), HasSubstr(path()))) << at;
        overwrite(at, old);
    }
    EXPECT_EQ(open().value()->tip().height, 5u);
}

TEST_F(ChainFileTest, ForeignFilesAreLeftAlone)
{
    make_five();
    overwrite(0, 'X');
    EXPECT_THAT(open_error(), HasSubstr("this is no devnet file"));
    overwrite(0, 'O');
    overwrite(8, 'X');
    EXPECT_THAT(open_error(), HasSubstr("other rules"));
}

TEST_F(ChainFileTest, ABlockThatTheRulesRefuseIsAnError)
{
    make_five();
    {
        // A whole record with a good checksum that holds no block.
        const auto genesis = genesis_block(kParameters).header.hash;
        const auto ignore = [](ByteSpan) { return Result<void>{}; };
        auto file =
            ChainFile::open(folder_.path(), file_name(kParameters), genesis, ignore).value();
        ASSERT_TRUE(file->append(Bytes(100, 7)));
    }
    EXPECT_THAT(open_error(), HasSubstr("refused (Block decode failed)"));
}

TEST_F(ChainFileTest, FileCutWhileItWasCreatedIsCreatedAgain)
{
    make_five();
    for (const std::uint64_t size : {0u, 5u, 39u}) {
        std::filesystem::resize_file(path(), size);
        EXPECT_EQ(open().value()->tip().height, 0u);
    }
}

TEST_F(ChainFileTest, UnusableFolderIsAnError)
{
    std::ofstream(folder_.path() + "/file") << "x";
    const auto chain = Chain::open(kParameters, folder_.path() + "/file/below");
    ASSERT_FALSE(chain);
    EXPECT_THAT(chain.error().message, HasSubstr("cannot create the folder"));
}

}  // namespace
}  // namespace otedama::pool::devnet
