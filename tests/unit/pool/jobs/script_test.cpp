// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/script.hpp"

#include "core/hex.hpp"

#include <gtest/gtest.h>

namespace otedama::pool {
namespace {

std::string number(std::uint32_t value)
{
    Bytes script;
    append_number(script, value);
    return to_hex(script);
}

TEST(Script, NumbersHaveTheirShortestForm)
{
    // The rule is Bitcoin Core's CScript() << n, which BIP34 heights are compared with.
    EXPECT_EQ(number(1), "51");
    EXPECT_EQ(number(16), "60");
    EXPECT_EQ(number(17), "0111");
    EXPECT_EQ(number(127), "017f");
    EXPECT_EQ(number(128), "028000");
    EXPECT_EQ(number(255), "02ff00");
    EXPECT_EQ(number(256), "020001");
    EXPECT_EQ(number(32767), "02ff7f");
    EXPECT_EQ(number(32768), "03008000");
    EXPECT_EQ(number(0x7fffff), "03ffff7f");
    EXPECT_EQ(number(0x800000), "0400008000");
}

TEST(Script, HeightOfARealBlock)
{
    // The coinbase of Bitcoin block 413567 begins so.
    EXPECT_EQ(number(413567), "037f4f06");
}

TEST(Script, Outputs)
{
    const Bytes hash(20, 0xab);
    EXPECT_EQ(to_hex(p2pkh_script(hash)), "76a914" + to_hex(hash) + "88ac");
    EXPECT_EQ(to_hex(p2sh_script(hash)), "a914" + to_hex(hash) + "87");
    EXPECT_EQ(to_hex(witness_script(0, hash)), "0014" + to_hex(hash));
    EXPECT_EQ(to_hex(witness_script(1, hash)), "5114" + to_hex(hash));
    EXPECT_EQ(to_hex(witness_script(16, hash)), "6014" + to_hex(hash));
    EXPECT_EQ(to_hex(anyone_can_spend_script()), "51");
}

}  // namespace
}  // namespace otedama::pool
