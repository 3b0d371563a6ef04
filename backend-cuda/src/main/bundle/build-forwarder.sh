#!/bin/sh
# build-forwarder.sh OUT SYMBOLS: makes OUT/libcublas.so.12, which forwards the functions that the file SYMBOLS names. x86_64.
set -e
here=$(cd "$(dirname "$0")" && pwd)
out=$1
symbols=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '
    { names[NR - 1] = $1 }
    END {
        print ".section .note.GNU-stack,\"\",@progbits\n.text"
        for (i = 0; i < NR; i++) {
            printf ".globl %s\n.type %s,@function\n", names[i], names[i]
            printf "%s: jmp *forwarder_table+%d(%%rip)\n", names[i], 8 * i
        }
        print ".bss\n.balign 8\n.globl forwarder_table\n.hidden forwarder_table"
        printf "forwarder_table: .zero %d\n", 8 * NR
        print ".section .data.rel.ro,\"aw\"\n.balign 8\n.globl forwarder_names\n.hidden forwarder_names\nforwarder_names:"
        for (i = 0; i < NR; i++) printf ".quad .Lname%d\n", i
        print ".globl forwarder_count\n.hidden forwarder_count"
        printf "forwarder_count: .long %d\n.section .rodata\n", NR
        for (i = 0; i < NR; i++) printf ".Lname%d: .asciz \"%s\"\n", i, names[i]
    }' "$symbols" > "$work/table.s"
echo 'libcublas.so.12 { global: cublas*; local: *; };' > "$work/forwarder.map"
mkdir -p "$out"
${CC:-gcc} -O2 -fPIC -Wall -s -shared -Wl,-soname,libcublas.so.12 -Wl,--version-script="$work/forwarder.map" \
    -o "$out/libcublas.so.12" "$here/forwarder.c" "$work/table.s" -ldl
