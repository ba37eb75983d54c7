#!/usr/bin/env bash
# Finds out which tensor backend this machine can have, and writes the answer to .setup/torch-backend.props, which TorchBackend.targets reads.
# TorchSharp where a configured feed has the pinned packages, else the machine's own libtorch; neither is an error that names what to install.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
version_of() { sed -n "s:.*<$1[^>]*>\(.*\)</$1>.*:\1:p" "$root/Directory.Packages.props"; }
version=$(version_of TorchSharpVersion)
libtorch=$(version_of TorchSharpLibTorchVersion)

decide() { # backend, reason, folder of a libtorch that is not in a standard place
  mkdir -p "$root/.setup"
  cat >"$root/.setup/torch-backend.props.part" <<PROPS
<Project>
  <PropertyGroup>
    <TorchBackend>$1</TorchBackend>
    <TorchBackendReason>$2</TorchBackendReason>
    <LibTorch>${3:-}</LibTorch>
  </PropertyGroup>
</Project>
PROPS
  mv "$root/.setup/torch-backend.props.part" "$root/.setup/torch-backend.props"
  echo "Tensor backend: $1, because $2."
  exit 0
}

# A restore in a folder of its own, with the feeds that a build of the repository would use. The brackets: this version, no nearby one.
feeds_have_torchsharp() {
  local scratch package="<PackageReference Include=\"libtorch-cpu-linux-x64\" Version=\"[$libtorch]\" />"
  [[ -e /proc/driver/nvidia/version || -e /dev/nvidia0 ]] && package="<PackageReference Include=\"TorchSharp-cuda-linux\" Version=\"[$version]\" />"
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' RETURN
  cat >"$scratch/Probe.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="TorchSharp" Version="[$version]" />$package</ItemGroup>
</Project>
PROJECT
  local feeds=()
  for config in nuget.config NuGet.config NuGet.Config; do
    [[ -f $root/$config ]] && feeds=(--configfile "$root/$config")
  done
  dotnet restore "$scratch/Probe.csproj" "${feeds[@]}" --verbosity quiet >/dev/null 2>&1
}

if feeds_have_torchsharp; then
  decide TorchSharp "a configured feed has TorchSharp $version"
fi
if found=$("$here/System/native/find-libtorch.sh"); then
  IFS='|' read -r include library _ release <<<"$found"
  folder=
  [[ $include == "${library%/lib}/include" && $library != /usr/* ]] && folder=${library%/lib}
  decide System "no configured feed has TorchSharp $version, and there is libtorch $release in $library" "$folder"
fi
echo "no tensor backend: no configured feed has TorchSharp $version and there is no libtorch here; install one with \"apt-get install g++ libtorch-dev libopenblas0-openmp\"" >&2
exit 1
