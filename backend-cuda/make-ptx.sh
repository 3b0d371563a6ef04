#!/bin/sh
# make-ptx.sh: writes the committed PTX from src/main/cuda. For whoever changes a kernel; needs nvcc (12 or 13).
set -e
cd "$(dirname "$0")"
sources=src/main/cuda
target=src/main/resources/org/ntm4j/backend/cuda/kernels.ptx
hash=$(cd $sources && for file in $(ls | LC_ALL=C sort); do printf '%s\n' "$file"; cat "$file"; done | sha256sum | cut -d' ' -f1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for source in "$sources"/*.cu; do echo "#include \"$PWD/$source\""; done > "$work/kernels.cu"
nvcc -ptx -arch=compute_75 -I "$sources" -o "$work/kernels.ptx" "$work/kernels.cu"
mkdir -p "$(dirname "$target")"
# nvcc 13 writes .version 9.0, which only new drivers take; nothing newer than 7.0 is used, and a test assembles it
{
    echo "// sha256 of the sources: $hash"
    sed 's/^\.version .*/.version 7.0/' "$work/kernels.ptx"
} > "$target"
