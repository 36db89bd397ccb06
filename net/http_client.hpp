// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "net/endpoint.hpp"

#include <memory>
#include <stop_token>
#include <string>

namespace otedama::net {

/// One POST. `authorization` is the whole header value, empty for none; it never reaches a log.
struct HttpRequest {
    std::string path = "/";
    std::string authorization;
    std::string content_type = "application/json";
    std::string body;
};

/// The answer, whatever its status.
struct HttpResponse {
    unsigned status = 0;
    std::string body;
};

/// Blocking HTTP/1.1 over plain TCP to one server, connection kept alive between calls and opened
/// anew when the server has closed it. Belongs to one thread at a time.
class HttpClient {
  public:
    /// `max_body_bytes` bounds what the server may send.
    HttpClient(Endpoint server, std::size_t max_body_bytes);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    /// Sends and waits until the deadline; a stop request ends the wait within 100 ms
    /// (ErrorCode::cancelled). A request is repeated at most once, and only if a kept-alive
    /// connection turned out dead before any byte of the answer.
    [[nodiscard]] Result<HttpResponse> post(
        const HttpRequest& request, Deadline deadline, std::stop_token stop);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace otedama::net
