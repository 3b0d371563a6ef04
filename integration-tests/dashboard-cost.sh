#!/bin/sh
# What the dashboard costs: how soon it lists 50 runs, and how much slower a training is while the page is open
# in a browser (chromium, or what CHROMIUM names). Takes about five
# minutes.
#
# PAIRS     trainings with and without the dashboard; 10 if not set
# EPISODES  of each training; 12000 if not set
set -eu

home=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
ntm=$home/ntm
work=$(mktemp -d)
server=
browser=
tick=$(getconf CLK_TCK)

stop() {
    [ -z "$browser" ] || kill "$browser" 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    server=
    browser=
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

# Starts the dashboard of a directory; its address is in $page then.
serve() {
    : >"$work/serve.out"
    "$ntm" serve --port 0 "$1" >"$work/serve.out" 2>"$work/serve.err" &
    server=$!
    until grep -q http "$work/serve.out"; do
        kill -0 "$server" || { cat "$work/serve.err" >&2; exit 1; }
        sleep 0.2
    done
    page=$(head -n 1 "$work/serve.out")
}

look() {
    "${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --remote-debugging-port=0 \
        --user-data-dir="$work/profile" "$page" >/dev/null 2>&1 &
    browser=$!
    sleep 4
}

# Seconds of training that the last line of the metrics tells of.
train() {
    rm -rf "$work/runs/now"
    "$ntm" train -q --no-report --task copy --model ntm-ff --backend cpu --evaluation-episodes 1 \
        --episodes "${EPISODES:-12000}" --report-every 200 --out "$work/runs/now" >/dev/null 2>&1
    sed -n '$s/.*"elapsedSeconds":\([0-9.]*\).*/\1/p' "$work/runs/now/metrics.jsonl"
}

# Seconds of processor that a process has used.
used() {
    awk -v tick="$tick" '{ print ($14 + $15) / tick }' "/proc/$1/stat"
}

mkdir -p "$work/runs" "$work/fifty"
"$ntm" train -q --no-report --task copy --model ntm-ff --backend cpu --evaluation-episodes 1 \
    --episodes 10000 --report-every 10 --out "$work/fifty/run-1" >/dev/null 2>&1
for i in $(seq 2 50); do
    cp -r "$work/fifty/run-1" "$work/fifty/run-$i"
done
serve "$work/fifty"
for i in $(seq 21); do
    curl -s -o "$work/listing" -w '%{time_total}\n' "${page}api/runs"
done >"$work/times"
printf '50 runs of 1,000 report windows, listed, %s bytes: first %s ms, then median %s, most %s ms\n' \
    "$(wc -c <"$work/listing")" \
    "$(awk 'NR == 1 { print 1000 * $1 }' "$work/times")" \
    "$(tail -n +2 "$work/times" | sort -n | awk 'NR == 10 { print 1000 * $1 }')" \
    "$(tail -n +2 "$work/times" | sort -n | awk 'END { print 1000 * $1 }')"
stop

train >/dev/null
for i in $(seq "${PAIRS:-10}"); do
    [ $((i % 2)) = 0 ] || alone=$(train)
    serve "$work/runs"
    look
    before=$(used "$server")
    open=$(train)
    cost=$(used "$server")
    stop
    [ $((i % 2)) = 1 ] || alone=$(train)
    echo "$alone $open $before $cost"
done | tee "$work/pairs" | awk '{ printf "alone %6.2f s, with the dashboard %6.2f s, ratio %.3f, the server used %.2f s\n", $1, $2, $2 / $1, $4 - $3 }'
awk '{ a += $1; o += $2; c += $4 - $3; print $2 / $1 > "'"$work/ratios"'" } END { printf "all: %.1f s alone, %.1f s with the dashboard, ratio %.4f; the server used %.2f %% of a processor\n", a, o, o / a, 100 * c / o }' "$work/pairs"
sort -n "$work/ratios" | awk '{ r[NR] = $1 } END { printf "median ratio %.3f\n", NR % 2 ? r[(NR + 1) / 2] : (r[NR / 2] + r[NR / 2 + 1]) / 2 }'
