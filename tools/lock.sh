#!/bin/sh
# pyproject.toml and node/package.json go in; the lock files, with hashes and without any registry's address, come out.
# Needs uv and npm. Run it after every change of a dependency.
set -eu
cd "$(dirname "$0")/.."
UV=${UV:-uv}

compile() {
    output=$1
    shift
    "$UV" pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --quiet --output-file "$output" pyproject.toml "$@"
}

compile requirements/test.lock --extra validators --group dev
compile requirements/build.lock --group backend --constraint requirements/test.lock
(cd node && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved)
