#!/bin/sh
# Checks the CUDA backend on a machine with a GPU.
#
#   gpu-check.sh bundle    makes target/gpu-check and target/gpu-check.tar: copy the latter to a machine that has an NVIDIA
#                          driver, and neither a JDK nor Maven nor a network; there: tar -xf gpu-check.tar && gpu-check/run.sh
#   gpu-check.sh [OPTION VALUE]...
#                          makes it and runs it here; the options are those of run.sh
#
# Needs a JDK of version 17 or later with jlink, Maven, and gcc on Linux on x86_64; makes at most 60 MiB.
set -eu
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
bundle=$here/target/gpu-check
most_bytes=$((60 << 20))
modules=java.base,java.logging,java.management,jdk.unsupported,jdk.incubator.vector

build() {
    (cd "$root" && mvn -B -q "$@" package -pl integration-tests -am -DskipTests -DskipITs -Dspotless.check.skip=true)
}

make_bundle() {
    build -o 2>/dev/null || build
    rm -rf "$bundle" "$bundle.tar"
    mkdir -p "$bundle/lib" "$bundle/native"
    work=$(mktemp -d)
    jlink --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output "$work/jre"
    tar -C "$work" -czf "$bundle/jre.tar.gz" jre
    rm -rf "$work"
    cp "$root"/cli/target/ntm4j-cli-*-all.jar "$bundle/lib/"
    jar --create --file "$bundle/lib/gpu-check.jar" \
        -C "$root/integration-tests/target/test-classes" org/ntm4j/gpucheck \
        -C "$root/api/target/test-classes" org/ntm4j/backend/contract
    sh "$here/src/main/bundle/build-forwarder.sh" "$bundle/native" "$here/src/test/native/cublas.symbols"
    cp "$root/cli/src/main/dist/jvm-flags.txt" "$here/src/main/bundle/run.sh" \
        "$here/src/main/bundle/pytorch-peer.py" "$bundle/"
    chmod +x "$bundle/run.sh"
    commit=$(git -C "$root" describe --always --exclude='*' --abbrev=12 --dirty=-modified 2>/dev/null || echo unknown)
    echo "NTM4J $commit, made $(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$bundle/build.txt"
    tar -C "$here/target" -cf "$bundle.tar" gpu-check
    bytes=$(wc -c < "$bundle.tar")
    echo "$bundle.tar: $((bytes / 1024)) KiB"
    [ "$bytes" -le "$most_bytes" ] || {
        echo "the bundle is larger than 60 MiB" >&2
        exit 1
    }
}

make_bundle
[ "${1:-}" = bundle ] || exec "$bundle/run.sh" "$@"
