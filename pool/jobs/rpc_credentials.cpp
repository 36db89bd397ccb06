// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#include "pool/jobs/rpc_credentials.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <fstream>
#include <string_view>

namespace otedama::pool {
namespace {

constexpr std::size_t kMaxCookie = 4096;

std::string base64(std::string_view data)
{
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < data.size(); i += 3) {
        const auto group = data.substr(i, 3);
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < 3; ++j)
            bits = bits << 8 | (j < group.size() ? static_cast<unsigned char>(group[j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= group.size() ? kDigits[bits >> (18 - 6 * j) & 63] : '=';
    }
    return out;
}

std::string basic(std::string_view login)
{
    return "Basic " + base64(login);
}

}  // namespace

RpcCredentials::RpcCredentials(std::string authorization, std::string cookie_path)
    : authorization_(std::move(authorization)), cookie_path_(std::move(cookie_path))
{}

RpcCredentials::RpcCredentials(RpcCredentials&& other) noexcept
    : authorization_(std::move(other.authorization_)), cookie_path_(other.cookie_path_)
{}

RpcCredentials RpcCredentials::from_login(const std::string& user, const std::string& password)
{
    return {basic(user + ":" + password), ""};
}

RpcCredentials RpcCredentials::from_cookie(std::string path)
{
    return {"", std::move(path)};
}

Result<std::string> RpcCredentials::authorization()
{
    const std::lock_guard lock(mutex_);
    if (!authorization_.empty())
        return authorization_;
    auto read = read_cookie();
    if (read)
        authorization_ = *read;
    return read;
}

bool RpcCredentials::renew(const std::string& used)
{
    const std::lock_guard lock(mutex_);
    if (cookie_path_.empty())
        return false;
    // Another thread may have been here already.
    if (authorization_ == used)
        authorization_ = read_cookie().value_or("");
    return !authorization_.empty() && authorization_ != used;
}

std::string RpcCredentials::advice() const
{
    return cookie_path_.empty() ? "check the node's user and password"
                                : fmt::format("{} is not the cookie of this node", cookie_path_);
}

Result<std::string> RpcCredentials::read_cookie() const
{
    std::ifstream file(cookie_path_);
    std::string cookie;
    if (!std::getline(file, cookie) || cookie.empty() || cookie.size() > kMaxCookie)
        return fail(ErrorCode::unavailable,
            fmt::format("cannot read the node's cookie {}: start the node, name its cookie file, "
                        "or give user and password",
                cookie_path_));
    return basic(cookie);
}

}  // namespace otedama::pool
