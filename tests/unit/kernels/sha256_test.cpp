// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "kernels/sha256d/sha256.hpp"

#include "core/hex.hpp"
#include "kernels/sha256d/sha256_compress.hpp"
#include "kernels/sha256d/sha256_constants.hpp"

#include <gtest/gtest.h>

#include <random>

namespace otedama {
namespace {

ByteSpan bytes_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string hex_of(const Hash256& hash)
{
    return to_hex(hash.bytes);
}

// NIST, "Examples with Intermediate Values", SHA-256 (FIPS 180-2, appendix B).
TEST(Sha256, HashesTheExamplesOfTheStandard)
{
    EXPECT_EQ(hex_of(sha256(bytes_of("abc"))),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex_of(sha256(bytes_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex_of(sha256(Bytes(1'000'000, 'a'))),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// NIST CAVP, SHA256ShortMsg.rsp, Len = 0, 8, 16, 24, 32.
TEST(Sha256, HashesTheShortMessagesOfNist)
{
    const std::pair<const char*, const char*> kCases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"},
        {"11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"},
        {"b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"},
        {"74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"},
    };
    for (const auto& [message, digest] : kCases)
        EXPECT_EQ(hex_of(sha256(from_hex(message).value())), digest) << message;
}

TEST(Sha256, GivesTheSameInWhateverPiecesTheDataComes)
{
    std::mt19937_64 random(1);
    Bytes data(300);
    for (std::uint8_t& byte : data) byte = static_cast<std::uint8_t>(random());
    for (std::size_t size = 0; size <= data.size(); size += 7) {
        const ByteSpan message = ByteSpan(data).first(size);
        const Hash256 whole = sha256(message);
        for (const std::size_t piece : {1U, 3U, 55U, 56U, 63U, 64U, 65U, 128U}) {
            Sha256 hash;
            for (std::size_t at = 0; at < size; at += piece)
                hash.update(message.subspan(at, std::min(piece, size - at)));
            EXPECT_EQ(hash.finish(), whole) << size << " bytes in pieces of " << piece;
        }
    }
}

TEST(Sha256, PadsEveryLengthAroundABlockAsThePortableCodeDoes)
{
    for (std::size_t size = 0; size < 130; ++size) {
        Bytes padded(size, 0x5a);
        padded.push_back(0x80);
        padded.resize((padded.size() + 8 + 63) / 64 * 64);
        store_be<std::uint64_t>(padded.data() + padded.size() - 8, size * 8);
        Sha256State state = std::to_array(kSha256Initial);
        sha256_compress_portable(state.data(), padded.data(), padded.size() / 64);
        EXPECT_EQ(sha256(Bytes(size, 0x5a)), sha256_digest(state)) << size;
    }
}

TEST(Sha256, FastestCompressionMatchesThePortableOne)
{
    std::mt19937_64 random(2);
    for (std::size_t blocks = 0; blocks < 20; ++blocks) {
        Bytes data(64 * blocks);
        for (std::uint8_t& byte : data) byte = static_cast<std::uint8_t>(random());
        Sha256State plain{};
        for (std::uint32_t& word : plain) word = static_cast<std::uint32_t>(random());
        Sha256State fast = plain;
        sha256_compress_portable(plain.data(), data.data(), blocks);
        select_sha256_compress()(fast.data(), data.data(), blocks);
        EXPECT_EQ(plain, fast) << blocks << " blocks";
    }
}

// Bitcoin block 413567 is not needed for this: block 100000 has four transactions, whose ids and
// merkle root are in every block explorer and in Bitcoin's developer guide.
TEST(Sha256d, HashesTheMerkleTreeOfBlock100000)
{
    const auto id = [](const char* text) { return hash_from_display_hex(text).value(); };
    const Hash256 left =
        sha256d(id("8c14f0db3df150123e6f3dbbf30f8b955a8249b62ac1d1ff16284aefa3d06d87"),
            id("fff2525b8931402dd09222c50775608f75787bd2b87e56995a7bdd30f79702c4"));
    const Hash256 right =
        sha256d(id("6359f0868171b1d194cbee1af2f16ea598ae8fad666d9b012c8ed2b79a236ec4"),
            id("e9a66845e05d5abc0ad04ec80f774a7e585c6e8db975962d069a522137b80c1d"));
    EXPECT_EQ(to_display_hex(sha256d(left, right)),
        "f3e94742aca4b5ef85488dc37c06c3282295ffec960994b2c0d5ac2a25a95766");
}

TEST(Sha256d, OfTwoHashesIsThatOfTheirBytes)
{
    const Hash256 left = sha256(bytes_of("left"));
    const Hash256 right = sha256(bytes_of("right"));
    Bytes both;
    append(both, left.bytes);
    append(both, right.bytes);
    EXPECT_EQ(sha256d(left, right), sha256d(both));
    EXPECT_EQ(sha256d(both), sha256(sha256(both).bytes));
}

}  // namespace
}  // namespace otedama
