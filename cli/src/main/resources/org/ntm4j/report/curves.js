// Draws learning and generalisation curves with uPlot. NtmCurves.learning(element, data, options) draws
// into an element, and again when there is more; NtmCurves.spread makes a group's curve from its runs.
// On a report's page, which holds what ReportData writes, everything is drawn at once.
(function () {
  "use strict";

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

  // Lines to be drawn, in the order in which uPlot has them.
  function collection() {
    return { curves: [], series: [], bands: [] };
  }

  function addBand(to, name, color, x, spread, log) {
    const at = to.series.length + 1;
    for (const [edge, values] of [["high", spread.high], ["low", spread.low]]) {
      to.curves.push({ x, y: floored(values, log) });
      to.series.push({ label: name + ", " + (edge === "high" ? "most" : "least"), stroke: fade(color, 0.35), width: 1, spanGaps: true, points: { show: false }, value: (u, v) => short(v) });
    }
    to.bands.push({ series: [at, at + 1], fill: fade(color, 0.18) });
    to.curves.push({ x, y: floored(spread.median, log) });
    to.series.push({ label: name + ", median", stroke: color, width: 2.5, spanGaps: true, points: { show: x.length < 15 }, value: (u, v) => short(v) });
  }

  function addRun(to, run, color, metric, log) {
    to.curves.push({ x: run.x, y: floored(run[metric], log) });
    to.series.push({ label: run.name, stroke: color, width: 1.5, spanGaps: true, points: { show: run.x.length < 3 }, value: (u, v) => short(v) });
  }

  // Where a run is at a number of episodes: between its points as they are joined, after its end as that was.
  function at(run, metric, episodes) {
    const { x } = run;
    const value = (i) => (run[metric][i] === null ? Infinity : run[metric][i]);
    if (x.length === 0 || episodes > x[x.length - 1]) {
      return run.end === "failed" ? Infinity : run.end === "target" && x.length > 0 ? value(x.length - 1) : undefined;
    }
    let low = 0;
    let high = x.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x[middle] < episodes) { low = middle + 1; } else { high = middle; }
    }
    if (x[low] === episodes) { return value(low); }
    if (low === 0) { return undefined; }
    const share = (episodes - x[low - 1]) / (x[low] - x[low - 1]);
    return value(low - 1) + share * (value(low) - value(low - 1));
  }

  // The curve of several runs as RunGroup.curve has it: median, least and most where at least half of them are.
  function spread(runs, metric) {
    const grid = [...new Set(runs.flatMap((run) => run.x))].sort((a, b) => a - b);
    const result = { x: [], low: [], median: [], high: [] };
    const finite = (v) => (Number.isFinite(v) ? v : null);
    for (const episodes of grid) {
      const values = runs.map((run) => at(run, metric, episodes)).filter((v) => v !== undefined).sort((a, b) => a - b);
      if (2 * values.length >= runs.length && values.length > 0) {
        const half = values.length >> 1;
        result.x.push(episodes);
        result.low.push(finite(values[0]));
        result.median.push(finite(values.length % 2 ? values[half] : (values[half - 1] + values[half]) / 2));
        result.high.push(finite(values[values.length - 1]));
      }
    }
    return result;
  }

  const plots = new WeakMap();

  function figure(parent, options, table) {
    const old = plots.get(parent);
    if (old) { old.plot.destroy(); }
    parent.replaceChildren();
    const width = Math.max(280, parent.clientWidth);
    const plot = new uPlot(Object.assign({ width, height: width < 600 ? 300 : 420 }, options), table, parent);
    plots.set(parent, { plot, width: parent.clientWidth });
    return plot;
  }

  // What is read off the paper's figures, as far as it does not press our curves together.
  function readingsFor(data, metric, longest) {
    return metric === "cost" ? data.readings.filter((r) => r.episodes === null || r.episodes <= 2.5 * longest) : [];
  }

  function lines(data, { metric, log, each }) {
    const to = collection();
    data.groups.forEach((group, i) => {
      if (group.seeds > 1 && !each) {
        addBand(to, group.name, colorOf(i), group[metric].x, group[metric], log);
      } else {
        for (const run of group.runs) { addRun(to, run, fade(colorOf(i), group.runs.length > 1 ? 0.6 : 1), metric, log); }
      }
    });
    return to;
  }

  function learning(parent, data, options) {
    const { metric, log } = options;
    const to = lines(data, options);
    const longest = Math.max(1, ...to.curves.map((c) => (c.x.length ? c.x[c.x.length - 1] : 0)));
    const readings = readingsFor(data, metric, longest);
    const limits = { right: Math.max(longest, ...readings.map((r) => r.episodes || 0)) };
    readings.forEach((reading, i) => {
      if (reading.bits !== null) {
        to.curves.push({ x: [0, limits.right], y: [reading.bits, reading.bits] });
        to.series.push({ label: reading.label, stroke: colorOf(i + 3), width: 1.5, dash: [6, 4], spanGaps: true, points: { show: false }, value: () => short(reading.bits) });
      }
    });
    limits.least = Infinity;
    limits.most = -Infinity;
    for (const curve of to.curves) {
      for (const v of curve.y) {
        if (v !== null) { limits.least = Math.min(limits.least, v); limits.most = Math.max(limits.most, v); }
      }
    }
    if (!(limits.least <= limits.most)) { limits.least = 0; limits.most = 1; }
    if (limits.least === limits.most) { limits.least = 0; }
    const table = join(to.curves);
    const key = JSON.stringify([options, readings, to.series.map((s) => [s.label, s.points.show])]);
    const drawn = plots.get(parent);
    if (drawn && drawn.key === key && drawn.width === parent.clientWidth) {
      Object.assign(drawn.limits, limits);
      drawn.plot.setData(table);
      return;
    }
    figure(parent, learningOptions(to, readings, limits, options), table);
    Object.assign(plots.get(parent), { key, limits });
  }

  function learningOptions(to, readings, limits, { metric, log, height }) {
    return Object.assign({
      series: [{ label: "episodes", value: (u, v) => short(v) }, ...to.series],
      bands: to.bands,
      scales: {
        x: { time: false, range: () => [0, limits.right * 1.02] },
        y: log ? { distr: 3 } : { range: () => [limits.least > 0.3 * limits.most ? limits.least - 0.05 * (limits.most - limits.least) : 0, (limits.most || 1) * 1.05] }
      },
      axes: [axis("episodes", { values: (u, ticks) => ticks.map((v) => v.toLocaleString("en")), space: 80 }), axis(metric === "cost" ? "cost (bits per sequence)" : "wrong bits per sequence", { size: 66, values: (u, ticks) => ticks.map((v) => (v === null ? "" : log ? logTick(v) : short(v))) })],
      hooks: { draw: [(u) => readings.forEach((r, i) => { if (r.episodes !== null) { upright(u, r.episodes, colorOf(i + 3), r.label); } })] }
    }, height ? { height } : {});
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

  function generalization(parent, data, metric) {
    const costs = data.groups.flatMap((g) => g.kinds.flatMap((k) => k[metric])).filter((v) => v > 0);
    // On a logarithmic axis numbers of one magnitude would have no labels.
    const log = metric !== "solved" && Math.max(...costs) > 20 * Math.min(...costs);
    const to = collection();
    data.groups.forEach((group, i) => {
      const x = group.kinds.map((k) => data.kinds.indexOf(k.name));
      const of = (n) => group.kinds.map((k) => k[metric][n]);
      if (group.seeds > 1) {
        addBand(to, group.name, colorOf(i), x, { low: of(0), median: of(1), high: of(2) }, log);
      } else {
        to.curves.push({ x, y: floored(of(1), log) });
        to.series.push({ label: group.name, stroke: colorOf(i), width: 2.5, spanGaps: true, points: { show: true }, value: (u, v) => short(v) });
      }
    });
    (metric === "cost" ? data.kindReadings : []).forEach((reading, i) => {
      if (reading.bits > 0) {
        to.curves.push({ x: [data.kinds.indexOf(reading.kind)], y: [reading.bits] });
        to.series.push({ label: reading.label, stroke: colorOf(i + 3), width: 0, paths: () => null, points: { show: true, size: 11, width: 2, fill: "transparent" }, value: () => short(reading.bits) });
      }
    });
    const label = { cost: "cost (bits per sequence)", wrong: "wrong bits per sequence", solved: "share solved" }[metric];
    const narrow = parent.clientWidth < 600;
    figure(parent, {
      series: [{ label: "sequences", value: (u, v) => (v === null ? "–" : data.kinds[v]) }, ...to.series],
      bands: to.bands, padding: [12, narrow ? 50 : 20, 0, 0],
      scales: { x: { time: false, range: () => [-0.2, Math.max(0.2, data.kinds.length - 0.8)] }, y: log ? { distr: 3 } : { range: (u, least, most) => [0, metric === "solved" ? 1.02 : Math.max(most, 1e-3) * 1.05] } },
      axes: [axis("sequences", { splits: () => data.kinds.map((k, i) => i), values: () => data.kinds, rotate: narrow ? -60 : 0, size: narrow ? 100 : 50 }), axis(label, { size: 66, values: (u, ticks) => ticks.map((v) => (v === null ? "" : log ? logTick(v) : short(v))) })]
    }, join(to.curves));
  }

  // Draws whenever the width or the colours change.
  function onLook(draw) {
    let width = 0;
    new ResizeObserver(() => { if (document.body.clientWidth !== width) { width = document.body.clientWidth; draw(); } }).observe(document.body);
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }

  function mountReport(data) {
    function draw() {
      learning(document.getElementById("learning"), data, { metric: document.getElementById("metric").value, log: document.getElementById("log").checked, each: document.getElementById("each").checked });
      const kinds = document.getElementById("generalization");
      if (kinds) { generalization(kinds, data, document.getElementById("kind-metric").value); }
    }
    for (const id of ["metric", "log", "each", "kind-metric"]) {
      const control = document.getElementById(id);
      if (control) { control.addEventListener("change", draw); }
    }
    onLook(draw);
  }

  window.NtmCurves = { learning, spread, onLook, colorOf, short };
  const report = document.getElementById("curves");
  if (report) { mountReport(JSON.parse(report.textContent)); }
})();
