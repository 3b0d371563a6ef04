#!/bin/sh
# run.sh [OPTION VALUE]...: checks the CUDA backend on this machine, which needs an NVIDIA driver and nothing else.
# Prints one table at the end and writes gpu-check.md and gpu-check.json into the current directory.
#
#   --seconds 5                       of each training and each measurement
#   --training-batch 16               episodes of an update in the short trainings
#   --updates 200                     of each model, compared with the cpu backend
#   --batches 1,16,64,256,1024,4096   that are measured
#   --out .                           directory for the results
#   --python python3                  with PyTorch, for the same machine in it beside ours; without, that is left out
#
# CUBLAS_TARGET  a libcublas to use in place of the one that is found
# GPU_CHECK_WORK where the Java runtime is unpacked; otherwise below the temporary directory
set -eu
bundle=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
work=${GPU_CHECK_WORK:-${TMPDIR:-/tmp}/ntm4j-gpu-check-$(id -u)}
if [ ! -x "$work/jre/bin/java" ] || ! cmp -s "$bundle/build.txt" "$work/build.txt"; then
    rm -rf "$work"
    mkdir -p "$work"
    tar -C "$work" -xzf "$bundle/jre.tar.gz"
    cp "$bundle/build.txt" "$work/"
fi

# Whether the loader finds a library by itself.
loader_finds() {
    # ldconfig is not always on the path of a user
    for ldconfig in ldconfig /sbin/ldconfig; do
        "$ldconfig" -p 2>/dev/null | grep -q "[[:space:]]$1 " && return 0
    done
    for directory in $(echo "${LD_LIBRARY_PATH:-}" | tr ':' ' '); do
        [ ! -e "$directory/$1" ] || return 0
    done
    return 1
}
find_library() {
    find /usr /opt "$HOME" -xdev -name "$1" 2>/dev/null | head -n 1 || true
}

libraries=
loader_finds libcuda.so.1 || {
    found=$(find_library libcuda.so.1)
    [ -z "$found" ] || libraries=$(dirname "$found")
}
if [ -z "${CUBLAS_TARGET:-}" ] && ! loader_finds libcublas.so.12; then
    found=$(find_library libcublas.so.12)
    if [ -n "$found" ]; then
        libraries=$libraries:$(dirname "$found")
    elif loader_finds libcublas.so.13; then
        CUBLAS_TARGET=libcublas.so.13
    else
        CUBLAS_TARGET=$(find_library libcublas.so.13)
    fi
fi
if [ -n "${CUBLAS_TARGET:-}" ]; then
    export CUBLAS_TARGET
    libraries=$bundle/native:$libraries
    case $CUBLAS_TARGET in */*) libraries=$libraries:$(dirname "$CUBLAS_TARGET") ;; esac
fi
# the forwarder comes before what the user has, and what the user has before what was found
export LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
echo "build: $(cat "$bundle/build.txt"); cuBLAS: ${CUBLAS_TARGET:-as the loader finds it}"
exec "$work/jre/bin/java" "@$bundle/jvm-flags.txt" -cp "$bundle/lib/*" org.ntm4j.gpucheck.GpuCheck --peer "$bundle/pytorch-peer.py" "$@"
