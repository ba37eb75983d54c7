#!/usr/bin/env bash
# Finds a libtorch to compile against and prints one line: INCLUDE|LIBRARY|CXX11_ABI|VERSION. Exits 1 where there is none.
# Looked at in this order: the folder given ($1, or LIBTORCH in the environment), Debian's libtorch-dev, a Python torch.
set -euo pipefail

report() { # include folder, library folder
  [[ -f $1/ATen/ATen.h && -f $2/libtorch.so ]] || return 1
  local version_header=$1/torch/csrc/api/include/torch/version.h abi=1
  [[ -f $version_header ]] || return 1
  # Wheels before PyTorch 2.7 have the old std::string in their symbols.
  if ! grep -qa 'cxx11' "$2/libc10.so"; then abi=0; fi
  printf '%s|%s|%s|%s\n' "$1" "$2" "$abi" "$(sed -n 's/^#define TORCH_VERSION_\(MAJOR\|MINOR\|PATCH\) *//p' "$version_header" | paste -sd.)"
  exit 0
}

given=${1:-${LIBTORCH:-}}
if [[ -n $given ]]; then
  report "$given/include" "$given/lib" || exit 1
fi
for library in /usr/lib/*-linux-gnu /usr/lib64 /usr/lib /usr/local/lib; do
  report "${library%/lib*}/include" "$library" || true
done
for python in "${PYTHON:-}" python3 /usr/bin/python3; do
  [[ -n $python ]] && command -v "$python" >/dev/null || continue
  # The package is found without importing it: that alone would take seconds.
  package=$("$python" -c 'import importlib.util as u; s = u.find_spec("torch"); print(s.submodule_search_locations[0] if s else "")' 2>/dev/null) || continue
  [[ -n $package ]] && { report "$package/include" "$package/lib" || true; }
done
exit 1
