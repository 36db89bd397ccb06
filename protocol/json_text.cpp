// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/json_text.hpp"

#include "core/check.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace otedama {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

void append_escaped(std::string& out, char c)
{
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20) {
        out += "\\u00";
        out += kDigits[code >> 4];
        out += kDigits[code & 15];
    } else {
        out += c;
    }
}

bool is_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/// Where a C1 control (U+0080..U+009F: some terminals obey them) stands in two bytes of UTF-8.
bool is_c1_control(std::string_view text, std::size_t at) noexcept
{
    return static_cast<unsigned char>(text[at]) == 0xc2 && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xa0;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) append_escaped(out, c);
    out += '"';
}

void append_json_number(std::string& out, double value)
{
    OTEDAMA_ASSERT(std::isfinite(value));
    std::array<char, 32> digits{};
    constexpr double kExact = 9007199254740992;  // 2^53
    const bool is_whole = std::trunc(value) == value && std::abs(value) <= kExact;
    const auto end = is_whole ? std::to_chars(digits.data(), digits.data() + digits.size(),
                                    static_cast<std::int64_t>(value))
                              : std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), end.ptr);
}

std::string clean_text(std::string_view text, std::size_t max_bytes)
{
    if (text.size() > max_bytes) {
        while (max_bytes > 0 && is_continuation(text[max_bytes])) --max_bytes;
        text = text.substr(0, max_bytes);
    }
    std::string clean(text);
    for (std::size_t at = 0; at < clean.size(); ++at) {
        const auto code = static_cast<unsigned char>(clean[at]);
        if (code < 0x20 || code == 0x7f)
            clean[at] = ' ';
        else if (is_c1_control(clean, at))
            clean[at] = clean[at + 1] = ' ';
    }
    return clean;
}

}  // namespace otedama
