// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/bech32.hpp"

#include <algorithm>

namespace otedama::pool {
namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kMaxLength = 90;
constexpr std::size_t kChecksumLength = 6;
constexpr std::uint32_t kBech32 = 1;
constexpr std::uint32_t kBech32m = 0x2bc830a3;

tl::unexpected<Error> bad(const char* what)
{
    return fail(ErrorCode::invalid_argument, what);
}

bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

Result<std::string> to_one_case(std::string_view text)
{
    if (std::ranges::any_of(text, is_lower) && std::ranges::any_of(text, is_upper))
        return bad("it mixes upper and lower case");
    std::string lower(text);
    for (char& c : lower)
        if (is_upper(c))
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// The checksum's generator (BIP173), one five-bit value further.
std::uint32_t polymod_step(std::uint32_t checksum, std::uint8_t value)
{
    constexpr std::uint32_t kGenerator[] = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    const auto top = checksum >> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (unsigned i = 0; i < 5; ++i)
        if (((top >> i) & 1) != 0)
            checksum ^= kGenerator[i];
    return checksum;
}

std::uint32_t polymod(std::string_view prefix, const Bytes& values)
{
    std::uint32_t checksum = 1;
    for (const char c : prefix)
        checksum = polymod_step(checksum, static_cast<std::uint8_t>(c >> 5));
    checksum = polymod_step(checksum, 0);
    for (const char c : prefix)
        checksum = polymod_step(checksum, static_cast<std::uint8_t>(c & 31));
    for (const auto value : values) checksum = polymod_step(checksum, value);
    return checksum;
}

/// The characters after the separator as five-bit values.
Result<Bytes> to_values(std::string_view data)
{
    Bytes values;
    for (const char c : data) {
        const auto value = kAlphabet.find(c);
        if (value == std::string_view::npos)
            return bad("it has a character that bech32 does not use");
        values.push_back(static_cast<std::uint8_t>(value));
    }
    return values;
}

/// Joins five-bit values to bytes; what is left over must be fewer than five zero bits.
Result<Bytes> to_program(ByteSpan values)
{
    Bytes program;
    unsigned buffer = 0;
    unsigned bits = 0;
    for (const auto value : values) {
        buffer = ((buffer << 5) | value) & 0xfff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            program.push_back(static_cast<std::uint8_t>(buffer >> bits));
        }
    }
    if (bits >= 5 || (buffer & ((1U << bits) - 1)) != 0)
        return bad("its padding is not zero");
    return program;
}

/// BIP141: what a witness program may look like.
Result<SegwitAddress> checked(SegwitAddress address)
{
    const auto size = address.program.size();
    if (address.version > 16)
        return bad("its witness version does not exist");
    if (size < 2 || size > 40)
        return bad("its witness program has an impossible length");
    if (address.version == 0 && size != 20 && size != 32)
        return bad("a witness program of version 0 must have 20 or 32 bytes");
    return address;
}

}  // namespace

Result<SegwitAddress> decode_segwit_address(std::string_view text)
{
    if (text.size() > kMaxLength)
        return bad("it is too long");
    const auto lower = to_one_case(text);
    if (!lower)
        return tl::unexpected(lower.error());
    const auto separator = lower->rfind('1');
    if (separator == std::string::npos || separator == 0)
        return bad("it has no prefix");
    if (lower->size() - separator - 1 < kChecksumLength + 1)
        return bad("it is too short");
    SegwitAddress address{.prefix = lower->substr(0, separator)};
    if (!std::ranges::all_of(address.prefix, [](char c) { return c > ' ' && c < '\x7f'; }))
        return bad("its prefix has a character that bech32 does not use");

    const auto values = to_values(std::string_view(*lower).substr(separator + 1));
    if (!values)
        return tl::unexpected(values.error());
    address.version = values->front();
    const auto expected = address.version == 0 ? kBech32 : kBech32m;
    if (polymod(address.prefix, *values) != expected)
        return bad("its checksum does not fit: look for a typing error");
    auto program = to_program(ByteSpan(*values).subspan(1, values->size() - 1 - kChecksumLength));
    if (!program)
        return tl::unexpected(program.error());
    address.program = std::move(*program);
    return checked(std::move(address));
}

}  // namespace otedama::pool
