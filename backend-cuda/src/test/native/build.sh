#!/bin/sh
# build.sh OUT KERNELS: makes OUT/libcuda.so.1, with the kernels KERNELS/*.cu compiled for the host, and
# OUT/libcublas.so.12. The compiler is $CXX, or g++. Takes a few seconds.
set -e
here=$(cd "$(dirname "$0")" && pwd)
kernels=$(cd "$2" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
gen=$out/gen
mkdir -p "$gen"
CXX=${CXX:-g++}
FLAGS="-std=c++17 -O2 -fPIC -fvisibility=hidden -Wall"
KERNEL_FLAGS="-std=c++17 -O2 -ftree-vectorize -fno-math-errno -ffp-contract=off -fPIC -fvisibility=hidden -Wall -Wno-unused -Wno-unknown-pragmas"

# JCuda's native libraries import all of these; what is not modelled says so instead of ending the JVM
stubs() {
    echo 'extern "C" int software_cuda_unsupported(const char*);'
    while read -r name; do
        echo "extern \"C\" __attribute__((weak,visibility(\"default\"))) int $name() { $2(\"$name\")$3; }"
    done < "$1"
}
stubs "$here/driver.symbols" "return software_cuda_unsupported" > "$gen/driver_stubs.cpp"
stubs "$here/cublas.symbols" "software_cuda_unsupported" "; return 15" > "$gen/cublas_stubs.cpp"

# all kernels, and their names for the device to find
{
    echo '#define SOFTWARE_CUDA'
    for source in "$kernels"/*.cu "$here"/*.cu; do echo "#include \"$source\""; done
    cat "$kernels"/*.cu "$here"/*.cu | sed -nE 's/^(BLOCK_)?KERNEL\(([A-Za-z0-9_]+).*/SOFTWARE_CUDA_REGISTER(\2)/p'
} > "$gen/kernels.cpp"
for source in context copies counters graphs launch block_executor memory modules settings streams; do
    echo "#include \"$here/$source.cpp\""
done > "$gen/driver.cpp"

$CXX $KERNEL_FLAGS -I"$here" -I"$kernels" -c "$gen/kernels.cpp" -o "$gen/kernels.o" & one=$!
$CXX $FLAGS -I"$here" -c "$gen/driver.cpp" -o "$gen/driver.o" & two=$!
$CXX -O1 -fPIC -w -c "$gen/driver_stubs.cpp" -o "$gen/driver_stubs.o"
$CXX -O1 -fPIC -w -c "$gen/cublas_stubs.cpp" -o "$gen/cublas_stubs.o"
$CXX $FLAGS -c "$here/software_cublas.cpp" -o "$gen/cublas.o"
wait $one
wait $two
$CXX -shared -Wl,-soname,libcuda.so.1 -o "$out/libcuda.so.1" "$gen/driver.o" "$gen/driver_stubs.o" "$gen/kernels.o"
echo 'libcublas.so.12 { global: cublas*; local: *; };' > "$gen/cublas.map"
$CXX -shared -Wl,-soname,libcublas.so.12 -Wl,--version-script="$gen/cublas.map" -o "$out/libcublas.so.12" \
    "$gen/cublas.o" "$gen/cublas_stubs.o" "$out/libcuda.so.1"
