// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <mutex>
#include <string>

namespace otedama::pool {

/// How to log in at a node: a user and password, or the cookie file that the node writes anew at
/// every start. Any thread. Never printed.
class RpcCredentials {
  public:
    [[nodiscard]] static RpcCredentials from_login(
        const std::string& user, const std::string& password);
    [[nodiscard]] static RpcCredentials from_cookie(std::string path);

    RpcCredentials(RpcCredentials&& other) noexcept;

    /// The value of the Authorization header. Reads the cookie when there is none yet.
    [[nodiscard]] Result<std::string> authorization();

    /// The node refused `used`: true if trying again has a chance, because the cookie changed.
    [[nodiscard]] bool renew(const std::string& used);

    /// What the user should look at when a node refuses.
    [[nodiscard]] std::string advice() const;

  private:
    RpcCredentials(std::string authorization, std::string cookie_path);

    Result<std::string> read_cookie() const;

    std::mutex mutex_;
    std::string authorization_;
    const std::string cookie_path_;  // empty: user and password
};

}  // namespace otedama::pool
