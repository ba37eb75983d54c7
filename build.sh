#!/usr/bin/env bash
# The one door to this repository: sets up what is missing, and builds, runs, tests, checks or measures it.
set -euo pipefail
cd "$(dirname "$0")"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
configuration=Release

usage() {
  cat <<'TEXT'
usage: ./build.sh COMMAND

  setup   install what is missing and decide on the tensor backend
  run     train a network on the embedded sample data and write a report
  test    build everything and run all tests
  check   run a long check: soundness, fuzz, resume, pictures FOLDER, examples, device NAME; check NAME --help has its options
  bench   measure side by side with the peers: training-step, forward, editor, data --data FOLDER
  pack    write the packages into artifacts
  help    this text

Further arguments of run, check and bench go to the program, those of pack to dotnet pack.
TEXT
}

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# Installs those of the given Debian packages that are missing.
install() {
  local package missing=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  say "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# The tensor backend System and the picture codec that goes with it.
install_backend() {
  command -v apt-get >/dev/null ||
    fail "No configured feed has TorchSharp, and this is no Debian: install g++, libtorch and libjpeg (with headers), an optimised BLAS and libvips."
  # The reference BLAS that libtorch would fall back to is some fifty times slower than OpenBLAS.
  install g++ libtorch-dev libopenblas0-openmp libvips42 libjpeg-dev
}

setup() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install the package dotnet-sdk-10.0, then run this again."
  # On a new machine there is nothing to choose from yet: then the system's libtorch is installed, and the choice made again.
  Runtime/Torch/choose-backend.sh 2>/dev/null || { install_backend && Runtime/Torch/choose-backend.sh; }
  if grep -q '<TorchBackend>System<' .setup/torch-backend.props; then install_backend; fi
  dotnet restore --verbosity quiet
}

setup_tests() {
  # The oracles: PyTorch for forward passes and gradients, for optimizers and for the files we write; torchvision for the zoo and for
  # augmentation. Chromium looks at reports.
  if command -v apt-get >/dev/null; then install python3-torch python3-torchvision chromium; fi
}

run() {
  setup
  dotnet run -c $configuration --project Examples/01-shapes -- train "$@"
}

# Prints the sum of the counts that the test runner printed, as `N passed, N failed, N skipped`.
count() {
  sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+),.*/\1 \2 \3/p' "$1" |
    awk '{ f += $1; p += $2; s += $3 } END { printf "%d passed, %d failed, %d skipped\n", p, f, s }'
}

tests() {
  setup
  setup_tests
  local log status=0
  log=$(mktemp)
  trap 'rm -f "$log"' RETURN
  dotnet build -c $configuration --no-restore
  # Records that declare networks are set as tables, which the formatter would close up.
  dotnet format --no-restore --verify-no-changes --exclude Zoo Examples Benchmarks/KerasCnn.cs Checks/OnDevice/FigureNet.cs Tests/Networks/Oracle Tests/Networks/Structure/Records.cs Tests/Networks/CustomLayerTests.cs || { echo "dotnet format would change the files named above"; status=1; }
  dotnet test -c $configuration --no-build -m:1 2>&1 | tee "$log" || status=1
  count "$log"
  return $status
}

command=${1:-help}
shift || true
case $command in
  setup) setup && setup_tests ;;
  run) run "$@" ;;
  test) tests ;;
  check) setup && dotnet run -c $configuration --project Checks -- "$@" ;;
  bench) setup && { [ -n "${PYTHON:-}" ] || setup_tests; } && dotnet run -c $configuration --project Benchmarks -- "$@" ;;
  pack) setup && dotnet pack -c $configuration "$@" ;;
  help | -h | --help) usage ;;
  *) usage >&2; echo "there is no command '$command'; use one of those above" >&2; exit 2 ;;
esac
