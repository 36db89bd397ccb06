// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/bytes.hpp"
#include "core/hash256.hpp"

#include <algorithm>

namespace otedama::pool::devnet {

/// Reads serialised Bitcoin structures front to back. After the first fault everything reads as
/// zero and is_good() is false, so that callers check once.
class Reader {
  public:
    explicit Reader(ByteSpan input) : input_(input) {}

    [[nodiscard]] bool is_good() const noexcept { return is_good_; }
    [[nodiscard]] std::size_t position() const noexcept { return position_; }
    [[nodiscard]] std::size_t left() const noexcept { return input_.size() - position_; }

    /// What stands between two positions already passed.
    [[nodiscard]] ByteSpan between(std::size_t begin, std::size_t end) const
    {
        return input_.subspan(begin, end - begin);
    }

    ByteSpan bytes(std::size_t size)
    {
        if (!is_good_ || size > left()) {
            is_good_ = false;
            return {};
        }
        position_ += size;
        return input_.subspan(position_ - size, size);
    }

    template <class T>
    T number()
    {
        const auto at = bytes(sizeof(T));
        return is_good_ ? load_le<T>(at.data()) : T{0};
    }

    Hash256 hash()
    {
        Hash256 hash;
        std::ranges::copy(bytes(hash.bytes.size()), hash.bytes.begin());
        return hash;
    }

    /// A count in its shortest form, of things of at least `min_size` bytes each that must still
    /// follow: nobody makes us reserve more than they sent.
    std::size_t count(std::size_t min_size)
    {
        const auto value = compact_size();
        if (value > left() / min_size)
            is_good_ = false;
        return is_good_ ? static_cast<std::size_t>(value) : 0;
    }

    /// The byte that comes next, left where it is; 0 at the end.
    [[nodiscard]] std::uint8_t peek() const { return left() > 0 ? input_[position_] : 0; }

  private:
    std::uint64_t compact_size()
    {
        const auto first = number<std::uint8_t>();
        if (first < 0xfd)
            return first;
        const std::uint64_t value = first == 0xfd   ? number<std::uint16_t>()
                                    : first == 0xfe ? number<std::uint32_t>()
                                                    : number<std::uint64_t>();
        const std::uint64_t least = first == 0xfd ? 0xfd : first == 0xfe ? 0x10000 : 0x100000000;
        if (value < least)
            is_good_ = false;
        return value;
    }

    ByteSpan input_;
    std::size_t position_ = 0;
    bool is_good_ = true;
};

}  // namespace otedama::pool::devnet
