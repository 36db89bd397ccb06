// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"

#include <cstdint>

namespace otedama::pool {

/// The few opcodes that coinbases and their outputs need.
enum class Opcode : std::uint8_t {
    push_0 = 0x00,
    push_1 = 0x51,  // OP_1 to OP_16 follow each other; OP_1 is OP_TRUE
    dup = 0x76,
    equal = 0x87,
    equal_verify = 0x88,
    hash160 = 0xa9,
    check_signature = 0xac,
};

/// Appends one opcode.
void append_opcode(Bytes& script, Opcode opcode);

/// Appends a push of up to 75 bytes.
void append_push(Bytes& script, ByteSpan data);

/// Appends a push of a number above zero in its shortest form: OP_1 to OP_16, or the bytes of a
/// script number. BIP34 heights must look exactly like this.
void append_number(Bytes& script, std::uint32_t number);

/// Pays to the hash of a public key.
[[nodiscard]] Bytes p2pkh_script(ByteSpan hash);

/// Pays to the hash of a script.
[[nodiscard]] Bytes p2sh_script(ByteSpan hash);

/// Pays to a witness program (BIP141), versions 0 to 16.
[[nodiscard]] Bytes witness_script(std::uint8_t version, ByteSpan program);

/// Pays to whoever comes first: worthless coins only.
[[nodiscard]] Bytes anyone_can_spend_script();

}  // namespace otedama::pool
