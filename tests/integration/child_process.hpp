// Copyright (c) 2026 The Otedama developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace otedama {

/// The otedama program as a child, its standard output in a pipe. Killed if it is still there in
/// the end.
class ChildProcess {
  public:
    explicit ChildProcess(const std::vector<std::string>& arguments);
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    void send_signal(int signal) const;

    /// Reads standard output until it has `text`; false if it ends or the time is up before.
    [[nodiscard]] bool wait_for_output(const std::string& text, std::chrono::seconds limit);

    /// Closes our end of its standard output.
    void close_output();

    /// Reads the rest of standard output and answers the exit code; nothing if the time is up or
    /// a signal ended it.
    [[nodiscard]] std::optional<int> wait(std::chrono::seconds limit);

    /// Everything read so far.
    [[nodiscard]] const std::string& output() const noexcept { return output_; }

  private:
    [[nodiscard]] bool read_some(std::chrono::steady_clock::time_point deadline);

    pid_t pid_ = -1;
    int out_ = -1;
    std::string output_;
};

}  // namespace otedama
