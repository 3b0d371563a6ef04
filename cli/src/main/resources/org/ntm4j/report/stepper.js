// Steps through the recording of an episode. Reads the objects that EpisodeData writes.
// NtmStepper.mount(element, recording) fills an element, also one that shows another; nothing is fetched.
(function () {
  "use strict";

  const VIRIDIS = ["440154", "482475", "414487", "355f8d", "2a788e", "21918c", "22a884", "44bf70", "7ad151", "bddf26", "fde725"];
  const BLUE_TO_RED = ["053061", "2166ac", "4393c3", "92c5de", "d1e5f0", "f7f7f7", "fddbc7", "f4a582", "d6604d", "b2182b", "67001f"];

  function rgb(hex) {
    const n = parseInt(hex, 16);
    return [n >> 16, (n >> 8) & 255, n & 255];
  }
  const STOPS = { unit: VIRIDIS.map(rgb), signed: BLUE_TO_RED.map(rgb) };

  function color(stops, share) {
    const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
    const below = Math.min(Math.floor(at), stops.length - 2);
    return stops[below].map((c, i) => Math.round(c + (at - below) * (stops[below + 1][i] - c)));
  }

  function gradient(kind) {
    return "linear-gradient(to right," + STOPS[kind].map((c) => "rgb(" + c.join(",") + ")").join(",") + ")";
  }

  // A table of numbers: rows are time steps (or locations), columns channels (or locations).
  function unpack(packed) {
    const text = atob(packed.data);
    const values = new Float32Array(packed.rows * packed.columns);
    const range = packed.high - packed.low;
    for (let i = 0; i < values.length; i++) {
      const level = text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 8);
      values[i] = packed.low + (range * level) / 65535;
    }
    return { rows: packed.rows, columns: packed.columns, low: packed.low, high: packed.high, values: values, at: (r, c) => values[r * packed.columns + c] };
  }

  function scaleOf(table) {
    const size = Math.max(Math.abs(table.low), Math.abs(table.high));
    return table.low < 0 ? { low: -size, high: size, kind: "signed" } : { low: 0, high: Math.max(1, table.high), kind: "unit" };
  }
  const UNIT = { low: 0, high: 1, kind: "unit" };
  // Weights that are spread over many locations need colours, too.
  const weightScale = (table) => (table.high >= 0.3 || table.high === 0 ? UNIT : { low: 0, high: table.high, kind: "unit" });

  function short(x) {
    const size = Math.abs(x);
    return size === 0 ? "0" : size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : x.toFixed(2);
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  // The memory before step 0 and after each: all write heads erase, then all add (equations 3 and 4).
  function memories(start, heads, steps) {
    const writers = heads.filter((head) => head.writes);
    const result = [start.values];
    for (let t = 0; t < steps; t++) {
      const next = new Float32Array(result[t]);
      for (let i = 0; i < start.rows; i++) {
        for (let m = 0; m < start.columns; m++) {
          let kept = next[i * start.columns + m];
          let added = 0;
          for (const head of writers) {
            const w = head.weighting.at(t, i);
            kept *= 1 - w * head.erase.at(t, m);
            added += w * head.add.at(t, m);
          }
          next[i * start.columns + m] = kept + added;
        }
      }
      result.push(next);
    }
    return result;
  }

  function argmax(table, row) {
    let best = 0;
    for (let c = 1; c < table.columns; c++) {
      if (table.at(row, c) > table.at(row, best)) { best = c; }
    }
    return best;
  }

  // What each element shows; showing another ends it.
  const mounted = new WeakMap();

  function stepper(element, recording) {
    if (mounted.has(element)) { mounted.get(element).end(); }
    const steps = recording.steps;
    const mask = unpack(recording.mask);
    const heads = recording.heads.map((head) => {
      const unpacked = { name: head.name, writes: head.writes };
      for (const field of ["weighting", "key", "strength", "gate", "shift", "sharpening", "erase", "add", "read"]) {
        if (head[field]) { unpacked[field] = unpack(head[field]); }
      }
      return unpacked;
    });
    const start = recording.memory ? unpack(recording.memory) : null;
    const contents = start ? memories(start, heads, steps) : [];
    const plots = [];
    let all = false;
    let now = 0;
    let timer = 0;

    element.classList.add("stepper");
    element.replaceChildren();
    const bar = make("div", "bar");
    const back = make("button", "", "◀");
    const play = make("button", "", "▶▶");
    const forth = make("button", "", "▶");
    back.title = "one step back (←)"; back.setAttribute("aria-label", "one step back");
    forth.title = "one step on (→)"; forth.setAttribute("aria-label", "one step on");
    play.title = "play (space)"; play.setAttribute("aria-label", "play");
    const slider = make("input");
    slider.type = "range"; slider.min = 0; slider.max = steps - 1; slider.value = 0;
    slider.setAttribute("aria-label", "time step");
    const told = make("output", "now");
    bar.append(back, forth, play, slider, told);
    element.append(bar);

    function windowNow() {
      const n = start ? start.rows : 0;
      return !all && recording.window ? recording.window : { from: 0, count: n };
    }

    // A row of the page: what it shows, and a canvas with time (or locations) from left to right.
    function addRow(parent, title, detail, options) {
      const row = make("div", "row");
      const what = make("div", "what", title);
      const about = make("span", "", typeof detail === "string" ? detail : "");
      const value = make("output");
      what.append(about, value);
      const plot = make("div", "plot");
      const canvas = make("canvas");
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", title);
      plot.append(canvas);
      let cursor = null;
      if (!options.locations) {
        cursor = make("div", "cursor");
        plot.append(cursor);
        plot.addEventListener("click", (event) => {
          const box = plot.getBoundingClientRect();
          show(Math.floor(((event.clientX - box.left) / box.width) * steps));
        });
      }
      row.append(what, plot);
      parent.append(row);
      plots.push({ canvas, cursor, value, about, detail, options, moving: !!options.locations });
    }

    function heat(parent, title, detail, table, scale, height, options) {
      addRow(parent, title, detail, Object.assign({ table, scale, height }, options));
    }

    function drawHeat(canvas, o) {
      const columns = o.locations ? windowNow().count : o.table.rows;
      const from = windowNow().from;
      const n = start ? start.rows : 1;
      const rows = o.locations ? o.rows : o.weights ? windowNow().count : o.table.columns;
      const image = new ImageData(columns, rows);
      const stops = STOPS[o.scale.kind];
      for (let c = 0; c < columns; c++) {
        for (let r = 0; r < rows; r++) {
          const x = o.locations ? o.value((from + c) % n, r) : o.table.at(c, o.weights ? (from + r) % n : r);
          const rgbOf = color(stops, (x - o.scale.low) / (o.scale.high - o.scale.low));
          image.data.set([rgbOf[0], rgbOf[1], rgbOf[2], 255], 4 * (r * columns + c));
        }
      }
      const small = document.createElement("canvas");
      small.width = columns; small.height = rows;
      small.getContext("2d").putImageData(image, 0, 0);
      const height = o.weights ? Math.max(60, Math.min(330, rows * 7)) : o.height;
      const g = fit(canvas, height);
      g.imageSmoothingEnabled = false;
      g.drawImage(small, 0, 0, canvas.clientWidth, height);
    }

    function fit(canvas, height) {
      const density = window.devicePixelRatio || 1;
      canvas.style.height = height + "px";
      canvas.width = Math.max(1, Math.round(canvas.clientWidth * density));
      canvas.height = Math.round(height * density);
      const g = canvas.getContext("2d");
      g.scale(density, density);
      return g;
    }

    function drawLine(canvas, o) {
      const style = getComputedStyle(document.documentElement);
      const g = fit(canvas, 44);
      const width = canvas.clientWidth;
      g.strokeStyle = style.getPropertyValue("--line");
      g.strokeRect(0.5, 0.5, width - 1, 43);
      g.strokeStyle = style.getPropertyValue("--link");
      g.lineWidth = 1.5;
      g.beginPath();
      for (let t = 0; t < steps; t++) {
        const share = (o.table.at(t, 0) - o.low) / (o.high - o.low);
        g.lineTo(((t + 0.5) / steps) * width, 2 + 40 * (1 - Math.max(0, Math.min(1, share))));
      }
      g.stroke();
    }

    function line(parent, title, table, low, high) {
      addRow(parent, title, short(low) + " to " + short(high), { table, low, high, line: true, tell: (t) => short(table.at(t, 0)) });
    }

    function timeAxis(parent) {
      const row = make("div", "row");
      const axis = make("div", "axis");
      const gap = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((g) => steps / g <= 10) || 1000;
      for (let t = 0; t < steps; t += gap) {
        const label = make("span", "", String(t));
        label.style.left = (100 * (t + 0.5)) / steps + "%";
        axis.append(label);
      }
      axis.append(make("em", "", "time step"));
      row.append(make("div"), axis);
      parent.append(row);
    }

    function key(parent, kind, low, high) {
      const label = make("span", "", low);
      const strip = make("i");
      strip.style.background = gradient(kind);
      label.append(strip, high);
      parent.append(label);
    }

    function channels(table) { return table.columns === 1 ? "1 channel" : "channels 0 to " + (table.columns - 1) + " ↓"; }
    function span(table) { const s = scaleOf(table); return short(s.low) + " to " + short(s.high); }
    function vectorHeight(table) { return Math.max(26, Math.min(200, table.columns * 7)); }

    const inputs = unpack(recording.inputs);
    const targets = unpack(recording.targets);
    const outputs = unpack(recording.outputs);
    const errors = unpack(recording.errors);
    const legend = make("div", "keys");
    key(legend, "unit", "0", "1 (weights, probabilities, bits)");
    key(legend, "signed", "−", "+ (range beside each)");
    element.append(legend);
    const episode = make("div");
    element.append(episode);
    // Of a sequence to which nobody knows the answer, there is nothing to compare with.
    const rows = recording.open ? [["inputs", inputs]] : [["inputs", inputs], ["targets", targets]];
    for (const [title, table] of rows) {
      heat(episode, title, channels(table) + (table.low < 0 ? ", " + span(table) : ""), table, scaleOf(table), vectorHeight(table), {});
    }
    heat(episode, "outputs", channels(outputs), outputs, UNIT, vectorHeight(outputs), { tell: (t) => (mask.at(t, 0) ? "" : "no answer due") });
    if (!recording.open) { heat(episode, "error", "|target − output|", errors, UNIT, vectorHeight(errors), { tell: wrongAt }); }
    timeAxis(episode);

    function wrongAt(t) {
      let wrong = 0;
      for (let y = 0; y < errors.columns; y++) { wrong += mask.at(t, 0) && errors.at(t, y) > 0.5 ? 1 : 0; }
      return mask.at(t, 0) ? wrong + (wrong === 1 ? " wrong bit" : " wrong bits") : "";
    }

    function locationDetail() {
      const w = windowNow();
      return w.count < start.rows ? "locations " + w.from + " to " + ((w.from + w.count - 1) % start.rows) + " ↓" : "locations 0 to " + (start.rows - 1) + " ↓";
    }

    function addHead(head) {
      const box = make("div");
      box.append(make("h3", "", head.name));
      heat(box, "weighting", () => locationDetail() + (weightScale(head.weighting) === UNIT ? "" : ", 0 to " + short(head.weighting.high)), head.weighting, weightScale(head.weighting), 0, {
        weights: true,
        tell: (t) => { const at = argmax(head.weighting, t); return "location " + at + ": " + short(head.weighting.at(t, at)); }
      });
      for (const [title, table, scale] of head.writes
        ? [["add vector", head.add, scaleOf(head.add)], ["erase vector", head.erase, UNIT]]
        : [["read vector", head.read, scaleOf(head.read)]]) {
        heat(box, title, channels(table) + (scale.kind === "signed" ? ", " + span(table) : ""), table, scale, vectorHeight(table), {});
      }
      heat(box, "key", channels(head.key) + ", " + span(head.key), head.key, scaleOf(head.key), vectorHeight(head.key), {});
      const most = (head.shift.columns - 1) / 2;
      heat(box, "shift weighting", "−" + most + " to +" + most + " ↓", head.shift, UNIT, Math.max(30, 12 * head.shift.columns), {
        tell: (t) => { const k = argmax(head.shift, t) - most; return (k > 0 ? "+" : "") + k + ": " + short(head.shift.at(t, k + most)); }
      });
      line(box, "interpolation gate", head.gate, 0, 1);
      line(box, "key strength β", head.strength, 0, Math.max(1, Math.ceil(head.strength.high)));
      line(box, "sharpening γ", head.sharpening, 1, Math.max(2, Math.ceil(head.sharpening.high)));
      timeAxis(box);
      element.append(box);
    }

    function addMemory() {
      const box = make("div");
      const title = make("h3", "", "memory at this step");
      const choice = make("label");
      const check = make("input");
      check.type = "checkbox";
      check.addEventListener("change", () => { all = check.checked; draw(); });
      choice.append(check, " show all " + start.rows + " locations");
      box.append(title);
      if (recording.window && recording.window.count < start.rows) { box.append(choice); }
      let size = 0;
      for (const content of contents) { for (const x of content) { size = Math.max(size, Math.abs(x)); } }
      const scale = { low: -size, high: size, kind: "signed" };
      const across = () => locationDetail().replace("↓", "→");
      for (const head of heads) {
        heat(box, head.name, "weighting now", head.weighting, weightScale(head.weighting), 16, { locations: true, rows: 1, value: (i) => head.weighting.at(now, i) });
      }
      for (const [name, offset] of [["before this step", 0], ["after this step", 1]]) {
        addRow(box, name, () => across() + ", " + start.columns + " channels ↓, ±" + short(size), {
          scale, height: Math.max(40, Math.min(240, start.columns * 8)), locations: true, rows: start.columns,
          value: (i, m) => contents[now + offset][i * start.columns + m]
        });
      }
      element.append(box);
    }

    if (start) { addMemory(); }
    heads.forEach(addHead);

    function drawOne(plot) {
      if (plot.options.line) { drawLine(plot.canvas, plot.options); } else { drawHeat(plot.canvas, plot.options); }
      if (typeof plot.detail === "function") { plot.about.textContent = plot.detail(); }
    }

    function draw() {
      plots.forEach(drawOne);
      show(now);
    }

    function show(step) {
      now = Math.max(0, Math.min(steps - 1, step));
      slider.value = now;
      told.textContent = "step " + now + " of 0 to " + (steps - 1) + (mask.at(now, 0) ? ", answering" : ", listening");
      for (const plot of plots) {
        if (plot.cursor) {
          plot.cursor.style.left = (100 * now) / steps + "%";
          plot.cursor.style.width = 100 / steps + "%";
        }
        if (plot.moving) { drawOne(plot); }
        if (plot.options.tell) { plot.value.textContent = plot.options.tell(now); }
      }
    }

    function stop() { window.clearInterval(timer); timer = 0; play.textContent = "▶▶"; }
    function toggle() {
      if (timer) { stop(); return; }
      if (now === steps - 1) { show(0); }
      play.textContent = "❚❚";
      timer = window.setInterval(() => { if (now >= steps - 1) { stop(); } else { show(now + 1); } }, 250);
    }

    back.addEventListener("click", () => { stop(); show(now - 1); });
    forth.addEventListener("click", () => { stop(); show(now + 1); });
    play.addEventListener("click", toggle);
    slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
    element.tabIndex = 0;
    const life = new AbortController();
    element.addEventListener("keydown", (event) => {
      if (event.target === slider && event.key.startsWith("Arrow")) { return; }
      const go = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: steps - 1 }[event.key];
      if (go !== undefined) { stop(); show(go); event.preventDefault(); }
      if (event.key === " " && event.target === element) { toggle(); event.preventDefault(); }
    }, { signal: life.signal });
    let width = 0;
    const watch = new ResizeObserver(() => { if (element.clientWidth !== width) { width = element.clientWidth; draw(); } });
    watch.observe(element);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw, { signal: life.signal });
    draw();
    const shown = { show, draw, stop, at: () => now, end() { stop(); life.abort(); watch.disconnect(); } };
    mounted.set(element, shown);
    return shown;
  }

  // Fills every element that names a recording on the page; one that is folded away when it is opened.
  function mountAll() {
    for (const element of document.querySelectorAll("[data-recording]")) {
      const mountOne = () => {
        if (!element.dataset.mounted) {
          element.dataset.mounted = "yes";
          stepper(element, JSON.parse(document.getElementById(element.dataset.recording).textContent));
        }
      };
      const folded = element.closest("details");
      if (folded && !folded.open) { folded.addEventListener("toggle", mountOne); } else { mountOne(); }
    }
  }

  window.NtmStepper = { mount: stepper, mountAll, unpack };
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", mountAll); } else { mountAll(); }
})();
