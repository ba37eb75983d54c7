#!/usr/bin/env bash
# Compiles torch_abi.cpp against the libtorch that find-libtorch.sh finds: build.sh OUTPUT [LIBTORCH]
# Failing, it prints one line that names what to install.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$1
remedy='install them with "apt-get install g++ libtorch-dev libopenblas0-openmp" or run "./build.sh setup"'

command -v "${CXX:-g++}" >/dev/null || { echo "the System tensor backend needs a C++ compiler and libtorch; there is no ${CXX:-g++}: $remedy"; exit 1; }
found=$("$here/find-libtorch.sh" "${2:-}") || { echo "the System tensor backend needs a C++ compiler and libtorch; there is no libtorch: $remedy"; exit 1; }
IFS='|' read -r include library abi _ <<<"$found"

mkdir -p "$(dirname "$output")"
headers=(-isystem "$include/torch/csrc/api/include")
[[ $include == /usr/include ]] || headers+=(-isystem "$include") # naming a standard folder would break the standard library's own includes
log=$output.log
compile() { # language standard
  "${CXX:-g++}" -O2 -std="$1" -fPIC -shared -fvisibility=hidden -D_GLIBCXX_USE_CXX11_ABI="$abi" "${headers[@]}" "$here/torch_abi.cpp" \
    -fmacro-prefix-map="$here/"= -o "$output.part" -L"$library" -Wl,-rpath,"$library" -Wl,--no-as-needed -ltorch -ltorch_cpu -lc10 >"$log" 2>&1
}
if ! compile c++17 && ! compile c++20; then # the newest headers want C++20, the oldest do not know it
  echo "the libtorch in $library cannot be compiled against (the compiler's output is in $log): $remedy"
  exit 1
fi
mv "$output.part" "$output"
