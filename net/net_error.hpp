// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"

#include <boost/system/error_code.hpp>

#include <string>

namespace otedama::net {

/// What the operating system, the resolver or Asio answered, as our own error: a code and words
/// that follow "host:port: ".
[[nodiscard]] Error to_error(const boost::system::error_code& cause);

/// The same, with what was being done and to whom put before it.
[[nodiscard]] Error to_error(const std::string& context, const boost::system::error_code& cause);

}  // namespace otedama::net
