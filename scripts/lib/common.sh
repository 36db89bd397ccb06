# Copyright (c) 2026 The Otedama developers
# SPDX-License-Identifier: Apache-2.0
# Shared by the scripts: where the project is, how to speak, how many jobs to run.
# Source it; it does nothing by itself.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

say() { printf '==> %s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Jobs to build with: one per processor, but no more than memory allows at 1.5 GiB each.
build_jobs() {
  local processors memory_jobs
  processors=$(nproc)
  memory_jobs=$(awk '/MemAvailable/ {print int($2 / 1572864)}' /proc/meminfo)
  ((memory_jobs >= 1)) || memory_jobs=1
  echo $((processors < memory_jobs ? processors : memory_jobs))
}

# configure_and_build PRESET [TARGET...]: uses ccache where it is installed.
configure_and_build() {
  local preset=$1 launcher=()
  shift
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  cmake --preset "$preset" "${launcher[@]}"
  cmake --build --preset "$preset" --parallel "$(build_jobs)" ${1:+--target "$@"}
}
