# Sourced by ./run and ./test: what a machine needs, and how the program is built on it.
# Debian 12, Debian 13 and Ubuntu 24.04 know all of these packages by these names; why each: third_party/README.md

build_packages=(
  g++ cmake ninja-build pkg-config glslc
  libvulkan-dev libglfw3-dev libimgui-dev libglm-dev libassimp-dev
  libfmt-dev libcli11-dev libstb-dev nlohmann-json3-dev libpng-dev libcairo2-dev libfontconfig-dev
)
run_packages=(mesa-vulkan-drivers fonts-inter fonts-dejavu-core fonts-font-awesome)
test_packages=(libgtest-dev libx11-dev vulkan-validationlayers xvfb xdotool imagemagick x11-utils poppler-utils libimage-exiftool-perl ffmpeg assimp-utils)

say() { printf '%s\n' "$*" >&2; }

# Installs those of the given packages that are missing; touches neither network nor system when none is.
install_missing() {
  local package missing=()
  if ! command -v apt-get dpkg-query >/dev/null; then
    say "This is neither Debian nor Ubuntu. If the build stops, install what these packages hold: $*"
    return
  fi
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      say "As root, run: apt-get update && apt-get install ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
  fi
  say "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# build PRESET [TARGET...]: configures and builds; quiet unless something fails or takes long.
build() {
  local preset=$1 options=()
  shift
  command -v ccache >/dev/null && options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cmake --preset "$preset" --log-level=WARNING "${options[@]}" >&2
  cmake --build "build/$preset" --parallel "$(nproc)" ${1:+--target "$@"} >&2
}
