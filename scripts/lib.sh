# Sourced by the other scripts: where things are, what they need, and how they fail.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
[[ $target == /* ]] || target=$PWD/$target
export CARGO_TARGET_DIR=$target
# From a target folder outside the workspace the wasm builder does not find the workspace's Cargo.lock.
export WASM_BUILD_WORKSPACE_HINT=${WASM_BUILD_WORKSPACE_HINT:-$root}
node_binary=$target/release/fluxnomics-node

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

have() {
  command -v "$1" >/dev/null 2>&1
}

# need <command> <what for> <Debian package> <Homebrew formula>
need() {
  have "$1" && return
  if have apt-get && [[ $(id -u) == 0 ]]; then
    echo "$1 ($2) is missing: installing the package $3"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$3"; } </dev/null >&2 ||
      fail "apt-get could not install $3"
  elif have brew; then
    echo "$1 ($2) is missing: installing the formula $4"
    brew install --quiet "$4" </dev/null >&2 || fail "brew could not install $4"
  elif have apt-get; then
    fail "$1 ($2) is missing; run: sudo apt-get install -y $3"
  elif have dnf; then
    fail "$1 ($2) is missing; run: sudo dnf install -y $1"
  else
    fail "$1 ($2) is missing; install it and put it on the PATH"
  fi
  have "$1" || fail "$1 ($2) is still missing after its installation"
}

# The toolchain of rust-toolchain.toml with the WebAssembly target, and what the build calls.
need_rust() {
  have cargo || fail "Rust is missing; install it from https://rustup.rs"
  if have rustup; then
    rustc --version >/dev/null 2>&1 || rustup toolchain install || fail "rustup could not install the toolchain"
    rustup target add wasm32v1-none >/dev/null 2>&1 || fail "run: rustup target add wasm32v1-none"
  elif [[ ! -d $(rustc --print sysroot)/lib/rustlib/wasm32v1-none ]]; then
    fail "the Rust target wasm32v1-none is missing, and rustup (https://rustup.rs) to add it"
  fi
  need cc "C compiler" build-essential gcc
  need c++ "C++ compiler" build-essential gcc
  need make "builds OpenSSL" make make
  need perl "builds OpenSSL" perl perl
  need protoc "compiles the network's message formats" protobuf-compiler protobuf
}

need_node() {
  local major
  major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null) || major=0
  if ((major < 20)) || ! have npm; then
    fail "Node.js 20 or newer with npm is missing; install it from https://nodejs.org"
  fi
}

# The whole workspace: the node alone would unify other features and rebuild the runtime each time.
build_node() {
  cargo build --locked --release --workspace || fail "the node did not build"
}

# need_port <port> <how to choose another>
need_port() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    fail "port $1 is taken; $2"
  fi
}

# wait_for_block <RPC port> <pid of the node> <seconds>
wait_for_block() {
  node "$root/scripts/wait-for-block.mjs" "$@"
}

called_from=$PWD
cd "$root" || exit
