// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/base58.hpp"

#include "kernels/sha256d/sha256.hpp"

#include <algorithm>

namespace otedama::pool {
namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kChecksumSize = 4;
// Decoding takes quadratic time; the longest address is 35 characters.
constexpr std::size_t kMaxLength = 128;

/// number = number * 58 + digit, most significant byte first.
void multiply_add(Bytes& number, unsigned digit)
{
    unsigned carry = digit;
    for (auto byte = number.rbegin(); byte != number.rend(); ++byte) {
        carry += 58U * *byte;
        *byte = static_cast<std::uint8_t>(carry);
        carry >>= 8;
    }
    if (carry != 0)
        number.insert(number.begin(), static_cast<std::uint8_t>(carry));
}

Result<Bytes> decode_base58(std::string_view text)
{
    if (text.size() > kMaxLength)
        return fail(ErrorCode::invalid_argument, "it is too long");
    Bytes number;
    for (const char c : text) {
        const auto digit = kAlphabet.find(c);
        if (digit == std::string_view::npos)
            return fail(ErrorCode::invalid_argument, "it has a character that base58 does not use");
        multiply_add(number, static_cast<unsigned>(digit));
    }
    // Each leading '1' stands for a zero byte, which the number itself cannot show.
    const auto zeros = std::min(text.find_first_not_of('1'), text.size());
    number.insert(number.begin(), zeros, 0);
    return number;
}

}  // namespace

Result<Bytes> decode_base58check(std::string_view text)
{
    auto decoded = decode_base58(text);
    if (!decoded)
        return decoded;
    if (decoded->size() < kChecksumSize)
        return fail(ErrorCode::invalid_argument, "it is too short");
    const auto payload_size = decoded->size() - kChecksumSize;
    const auto checksum = sha256d(ByteSpan(*decoded).first(payload_size));
    if (!std::equal(decoded->begin() + static_cast<std::ptrdiff_t>(payload_size), decoded->end(),
            checksum.bytes.begin()))
        return fail(
            ErrorCode::invalid_argument, "its checksum does not fit: look for a typing error");
    decoded->resize(payload_size);
    return decoded;
}

}  // namespace otedama::pool
