#!/bin/sh
# What is wanted goes in ("build", or "test" for the validators as well); a .venv that is ready comes out.
# Done once: while the lock files and Python stay as they are, this costs a few milliseconds.
set -eu
cd "$(dirname "$0")/.."
NEED=${1:-build}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    echo "presswork: no Python 3.11 or newer was found." >&2
    echo "  Install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 3
}

# The key of a finished set-up: the lock files, and the Python that the environment was made with.
key() {
    cat requirements/"$NEED".lock pyproject.toml node/package-lock.json
    cat .venv/pyvenv.cfg
    pwd
}

stamp=.venv/.ready-$NEED
if [ -f "$stamp" ] && [ -x .venv/bin/python ] && [ "$(key | cksum)" = "$(cat "$stamp")" ]; then
    exit 0
fi
python=$(find_python)
"$python" tools/bootstrap.py "$NEED"
key | cksum >"$stamp"
[ "$NEED" = build ] || (NEED=build; key | cksum >.venv/.ready-build)
