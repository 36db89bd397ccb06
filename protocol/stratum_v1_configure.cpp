// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "protocol/stratum_v1_configure.hpp"

#include "core/hex.hpp"
#include "protocol/json_text.hpp"
#include "protocol/stratum_v1_hex.hpp"

#include <algorithm>

namespace otedama {
namespace {

constexpr std::size_t kMaxExtensions = 16;

void append_version_rolling(ConfigureAnswer& answer, JsonValue mask, std::uint32_t allowed_mask)
{
    const auto wanted = mask.is_present() ? read_mask(mask) : ~std::uint32_t{0};
    answer.result += R"("version-rolling":)";
    if (!wanted) {
        // BIP310: a string instead of true or false says what is wrong with the request.
        answer.result += R"("version-rolling.mask is not a hexadecimal word")";
        return;
    }
    answer.version_mask = *wanted & allowed_mask;
    if (answer.version_mask == 0) {
        answer.result += "false";
        return;
    }
    answer.result += R"(true,"version-rolling.mask":")";
    answer.result += to_hex(answer.version_mask);
    answer.result += '"';
}

}  // namespace

ConfigureAnswer answer_configure(JsonValue params, std::uint32_t allowed_mask)
{
    ConfigureAnswer answer{.result = "{"};
    const JsonValue extensions = params.at(0);
    const JsonValue mask = params.at(1).find("version-rolling.mask");
    bool has_rolling = false;
    for (std::size_t i = 0; i < std::min(extensions.size(), kMaxExtensions); ++i) {
        const std::string_view name = extensions.at(i).string().value_or("");
        const bool is_rolling = name == "version-rolling";
        if (name.empty() || (is_rolling && has_rolling))
            continue;
        if (answer.result.size() > 1)
            answer.result += ',';
        if (is_rolling) {
            has_rolling = true;
            append_version_rolling(answer, mask, allowed_mask);
        } else {
            append_json_string(answer.result, name);
            answer.result += ":false";
        }
    }
    answer.result += '}';
    return answer;
}

}  // namespace otedama
