// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/script.hpp"

#include "core/check.hpp"

namespace otedama::pool {
namespace {

constexpr std::size_t kMaxDirectPush = 75;

std::uint8_t small_number(std::uint32_t number)
{
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(Opcode::push_1) + number - 1);
}

}  // namespace

void append_opcode(Bytes& script, Opcode opcode)
{
    script.push_back(static_cast<std::uint8_t>(opcode));
}

void append_push(Bytes& script, ByteSpan data)
{
    OTEDAMA_ASSERT(data.size() <= kMaxDirectPush);
    script.push_back(static_cast<std::uint8_t>(data.size()));
    append(script, data);
}

void append_number(Bytes& script, std::uint32_t number)
{
    OTEDAMA_ASSERT(number > 0);
    if (number <= 16) {
        script.push_back(small_number(number));
        return;
    }
    Bytes encoded;
    for (auto rest = number; rest != 0; rest >>= 8)
        encoded.push_back(static_cast<std::uint8_t>(rest));
    // The top bit is the sign: a zero byte keeps the number positive.
    if ((encoded.back() & 0x80) != 0)
        encoded.push_back(0);
    append_push(script, encoded);
}

Bytes p2pkh_script(ByteSpan hash)
{
    Bytes script;
    append_opcode(script, Opcode::dup);
    append_opcode(script, Opcode::hash160);
    append_push(script, hash);
    append_opcode(script, Opcode::equal_verify);
    append_opcode(script, Opcode::check_signature);
    return script;
}

Bytes p2sh_script(ByteSpan hash)
{
    Bytes script;
    append_opcode(script, Opcode::hash160);
    append_push(script, hash);
    append_opcode(script, Opcode::equal);
    return script;
}

Bytes witness_script(std::uint8_t version, ByteSpan program)
{
    OTEDAMA_ASSERT(version <= 16);
    Bytes script;
    script.push_back(version == 0 ? std::uint8_t{0} : small_number(version));
    append_push(script, program);
    return script;
}

Bytes anyone_can_spend_script()
{
    return {static_cast<std::uint8_t>(Opcode::push_1)};
}

}  // namespace otedama::pool
