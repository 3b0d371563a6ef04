// Draws the curves of a report with uPlot. Reads the object that ReportData writes.
(function () {
  "use strict";

  const data = JSON.parse(document.getElementById("curves").textContent);
  // Okabe and Ito (2008), as far as they are seen on white and on black.
  const COLORS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"];
  const FLOOR = 1e-4;
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colorOf = (i) => COLORS[i % COLORS.length];
  const fade = (hex, alpha) => hex + Math.round(255 * alpha).toString(16).padStart(2, "0");
  const short = (x) => (x === null || x === undefined ? "–" : x === 0 ? "0" : Math.abs(x) >= 1 ? x.toLocaleString("en", { maximumFractionDigits: 2 }) : x.toPrecision(2));

  function axis(label, more) {
    return Object.assign({ label, stroke: () => style("--text"), grid: { stroke: () => style("--line"), width: 1 }, ticks: { stroke: () => style("--line") }, labelFont: "600 13px system-ui, sans-serif", font: "12px system-ui, sans-serif" }, more);
  }

  function floored(values, log) {
    return values.map((v) => (v === null ? null : log ? Math.max(FLOOR, v) : v));
  }

  // One table of x for all curves, as uPlot wants it.
  function join(curves) {
    const xs = [...new Set(curves.flatMap((c) => c.x))].sort((a, b) => a - b);
    const place = new Map(xs.map((x, i) => [x, i]));
    const columns = curves.map((c) => {
      const column = new Array(xs.length).fill(undefined);
      c.x.forEach((x, i) => { column[place.get(x)] = c.y[i]; });
      return column;
    });
    return [xs, ...columns];
  }

  function band(curves, series, bands, name, color, x, spread, log) {
    const at = series.length;
    for (const [edge, values] of [["high", spread.high], ["low", spread.low]]) {
      curves.push({ x, y: floored(values, log) });
      series.push({ label: name + ", " + (edge === "high" ? "most" : "least"), stroke: fade(color, 0.35), width: 1, spanGaps: true, points: { show: false }, value: (u, v) => short(v) });
    }
    bands.push({ series: [at, at + 1], fill: fade(color, 0.18) });
    curves.push({ x, y: floored(spread.median, log) });
    series.push({ label: name + ", median", stroke: color, width: 2.5, spanGaps: true, points: { show: x.length < 15 }, value: (u, v) => short(v) });
  }

  function figure(parent, options, table) {
    parent.replaceChildren();
    const width = Math.max(280, parent.clientWidth);
    return new uPlot(Object.assign({ width, height: width < 600 ? 300 : 420 }, options), table, parent);
  }

  function readingsFor(metric, longest) {
    return metric === "cost" ? data.readings.filter((r) => r.episodes === null || r.episodes <= 2.5 * longest) : [];
  }

  function drawLearning() {
    const metric = document.getElementById("metric").value;
    const log = document.getElementById("log").checked;
    const each = document.getElementById("each").checked;
    const curves = [];
    const series = [{ label: "episodes", value: (u, v) => short(v) }];
    const bands = [];
    data.groups.forEach((group, i) => {
      const curve = group[metric];
      if (group.seeds > 1 && !each) {
        band(curves, series, bands, group.name, colorOf(i), curve.x, curve, log);
      } else {
        for (const run of group.runs) {
          curves.push({ x: run.x, y: floored(run[metric], log) });
          series.push({ label: run.name, stroke: fade(colorOf(i), group.runs.length > 1 ? 0.6 : 1), width: 1.5, spanGaps: true, points: { show: false }, value: (u, v) => short(v) });
        }
      }
    });
    const longest = Math.max(1, ...curves.flatMap((c) => c.x));
    const readings = readingsFor(metric, longest);
    const right = Math.max(longest, ...readings.map((r) => r.episodes || 0));
    readings.forEach((reading, i) => {
      if (reading.bits !== null) {
        curves.push({ x: [0, right], y: [reading.bits, reading.bits] });
        series.push({ label: reading.label, stroke: colorOf(i + 3), width: 1.5, dash: [6, 4], spanGaps: true, points: { show: false }, value: (u, v) => short(reading.bits) });
      }
    });
    const values = curves.flatMap((c) => c.y).filter((v) => v !== null);
    const least = Math.min(...values);
    const most = Math.max(...values);
    figure(document.getElementById("learning"), {
      series, bands,
      scales: {
        x: { time: false, range: () => [0, right * 1.02] },
        y: log ? { distr: 3 } : { range: () => [least > 0.3 * most ? least - 0.05 * (most - least) : 0, most * 1.05] }
      },
      axes: [axis("episodes", { values: (u, ticks) => ticks.map((v) => v.toLocaleString("en")), space: 80 }), axis(metric === "cost" ? "cost (bits per sequence)" : "wrong bits per sequence", { size: 66, values: (u, ticks) => ticks.map((v) => (v === null ? "" : log ? logTick(v) : short(v))) })],
      hooks: { draw: [(u) => readings.forEach((r, i) => { if (r.episodes !== null) { upright(u, r.episodes, colorOf(i + 3), r.label); } })] }
    }, join(curves));
  }

  function logTick(v) {
    const power = Math.log10(v);
    return Math.abs(power - Math.round(power)) < 1e-9 ? short(v) : "";
  }

  function upright(u, episodes, color, label) {
    const x = u.valToPos(episodes, "x", true);
    const g = u.ctx;
    const density = window.devicePixelRatio || 1;
    g.save();
    g.strokeStyle = color;
    g.fillStyle = style("--text");
    g.lineWidth = 1.5 * density;
    g.setLineDash([6 * density, 4 * density]);
    g.beginPath(); g.moveTo(x, u.bbox.top); g.lineTo(x, u.bbox.top + u.bbox.height); g.stroke();
    g.font = 12 * density + "px system-ui, sans-serif";
    g.translate(x - 5 * density, u.bbox.top + 6 * density);
    g.rotate(-Math.PI / 2);
    g.textAlign = "right";
    g.fillText(u.bbox.height < 300 * density ? "paper" : label, 0, 0);
    g.restore();
  }

  function drawKinds() {
    const parent = document.getElementById("generalization");
    if (!parent) { return; }
    const metric = document.getElementById("kind-metric").value;
    const costs = data.groups.flatMap((g) => g.kinds.flatMap((k) => k[metric])).filter((v) => v > 0);
    // On a logarithmic axis numbers of one magnitude would have no labels.
    const log = metric !== "solved" && Math.max(...costs) > 20 * Math.min(...costs);
    const curves = [];
    const series = [{ label: "sequences", value: (u, v) => (v === null ? "–" : data.kinds[v]) }];
    const bands = [];
    data.groups.forEach((group, i) => {
      const x = group.kinds.map((k) => data.kinds.indexOf(k.name));
      const of = (n) => group.kinds.map((k) => k[metric][n]);
      if (group.seeds > 1) {
        band(curves, series, bands, group.name, colorOf(i), x, { low: of(0), median: of(1), high: of(2) }, log);
      } else {
        curves.push({ x, y: floored(of(1), log) });
        series.push({ label: group.name, stroke: colorOf(i), width: 2.5, spanGaps: true, points: { show: true }, value: (u, v) => short(v) });
      }
    });
    (metric === "cost" ? data.kindReadings : []).forEach((reading, i) => {
      if (reading.bits > 0) {
        curves.push({ x: [data.kinds.indexOf(reading.kind)], y: [reading.bits] });
        series.push({ label: reading.label, stroke: colorOf(i + 3), width: 0, paths: () => null, points: { show: true, size: 11, width: 2, fill: "transparent" }, value: () => short(reading.bits) });
      }
    });
    const label = { cost: "cost (bits per sequence)", wrong: "wrong bits per sequence", solved: "share solved" }[metric];
    const narrow = parent.clientWidth < 600;
    figure(parent, {
      series, bands, padding: [12, narrow ? 50 : 20, 0, 0],
      scales: { x: { time: false, range: () => [-0.2, Math.max(0.2, data.kinds.length - 0.8)] }, y: log ? { distr: 3 } : { range: (u, least, most) => [0, metric === "solved" ? 1.02 : Math.max(most, 1e-3) * 1.05] } },
      axes: [axis("sequences", { splits: () => data.kinds.map((k, i) => i), values: () => data.kinds, rotate: narrow ? -60 : 0, size: narrow ? 100 : 50 }), axis(label, { size: 66, values: (u, ticks) => ticks.map((v) => (v === null ? "" : log ? logTick(v) : short(v))) })]
    }, join(curves));
  }

  function draw() { drawLearning(); drawKinds(); }
  for (const id of ["metric", "log", "each", "kind-metric"]) {
    const control = document.getElementById(id);
    if (control) { control.addEventListener("change", draw); }
  }
  let width = 0;
  new ResizeObserver(() => { if (document.body.clientWidth !== width) { width = document.body.clientWidth; draw(); } }).observe(document.body);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
