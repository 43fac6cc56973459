#!/bin/sh
# A fresh clone goes in; a bare Debian with only python3 and make builds it, and says what it built.
#
#   sh tools/witness.sh [TARGET...]       default: pdf epub; for example: sh tools/witness.sh pdf epub test
#
# Needs root and debootstrap. WITNESS names the folder of the bare Debian (default: a new one under
# TMPDIR, removed at the end; a named one is kept, and used again where it exists). The machine's own apt, pip
# and npm configuration is carried over, for a mirror or a proxy.
set -eu
cd "$(dirname "$0")/.."
TARGETS=${*:-pdf epub}
SUITE=${SUITE:-bookworm}
keep=${WITNESS:-}
bare=${WITNESS:-$(mktemp -d "${TMPDIR:-/tmp}/witness.XXXXXX")}

finish() {
    umount "$bare/proc" 2>/dev/null || true
    umount "$bare/dev/pts" 2>/dev/null || true
    umount "$bare/dev" 2>/dev/null || true
    [ -n "$keep" ] || rm -rf --one-file-system "$bare"
}
trap finish EXIT
trap 'exit 130' INT TERM

# The mirror that this machine's own apt uses.
mirror() {
    cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
        sed -n -e 's/^URIs: *\([^ ]*debian\/*\)$/\1/p' -e 's/^deb \(\[[^]]*\] \)*\([^ ]*debian\/*\) .*/\2/p' | head -n 1
}

carry() {
    for path in "$@"; do
        [ -e "$path" ] || continue
        mkdir -p "$bare$(dirname "$path")"
        cp -rL "$path" "$bare$(dirname "$path")/"
    done
}

if [ ! -x "$bare/usr/bin/make" ]; then
    debootstrap --variant=minbase --include=python3,make,ca-certificates "$SUITE" "$bare" "$(mirror)" >"$bare.log" 2>&1 ||
        { tail -n 20 "$bare.log" >&2; exit 1; }
    rm -f "$bare.log"
    rm -f "$bare"/etc/apt/sources.list
    carry /etc/apt/sources.list
    for list in /etc/apt/sources.list.d/debian*; do carry "$list"; done
fi
carry /etc/resolv.conf /etc/hosts /etc/ssl/certs/ca-certificates.crt /etc/apt/apt.conf.d /etc/pip.conf /etc/npmrc
for file in .config/pip .pip .npmrc; do carry "$HOME/$file"; done
mountpoint -q "$bare/proc" || mount -t proc proc "$bare/proc"
mountpoint -q "$bare/dev" || mount --bind /dev "$bare/dev"
mountpoint -q "$bare/dev/pts" || mount --bind /dev/pts "$bare/dev/pts"

rm -rf "$bare/home/presswork"
if command -v git >/dev/null && [ -z "${WITNESS_WORK_TREE:-}" ]; then
    git clone -q --no-local . "$bare/home/presswork"
else
    mkdir -p "$bare/home/presswork"
    tar -cf - --exclude=./.venv --exclude=./dist --exclude=./.git . | tar -xf - -C "$bare/home/presswork"
fi

echo "witness: a bare $SUITE; python3 $(chroot "$bare" python3 -V 2>&1), $(chroot "$bare" make -v | head -n 1)"
for target in $TARGETS; do
    echo "witness: make $target"
    start=$(date +%s)
    chroot "$bare" /usr/bin/env -C /home/presswork make "$target"
    echo "witness: make $target took $(($(date +%s) - start)) s"
done
echo "witness: make ${TARGETS%% *} once more"
start=$(date +%s%N)
chroot "$bare" /usr/bin/env -C /home/presswork make "${TARGETS%% *}"
echo "witness: took $((($(date +%s%N) - start) / 1000000)) ms"
[ ! -d "$bare/home/presswork/dist" ] || (cd "$bare/home/presswork/dist" && ls -l ./*/ && sha256sum ./*/*)
