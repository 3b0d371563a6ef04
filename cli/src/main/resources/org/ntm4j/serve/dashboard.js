// The page of all runs: for each task the learning curves and a table, both as the runs go on.
(function () {
  "use strict";

  const { make, setText, count, bits, rate, duration, left, badge, progressBar, setProgress } = Ntm;
  const runs = new Map();
  const sections = new Map();
  const rows = new Map();
  const byId = (id) => document.getElementById(id);
  const COLUMNS = [["name", "run"], ["state", "state"], ["done", "episodes"], ["rate", "rate"], ["left", "left"], ["cost", "cost, bits"], ["wrong", "wrong bits"], ["best", "best cost"], ["more", ""]];

  function section(task) {
    const box = make("section", "task");
    const figure = make("div", "figure");
    const models = make("div");
    box.append(make("h2", "", task), figure, models);
    byId("tasks").append(box);
    return { box, figure, models, tables: new Map() };
  }

  function tableOf(part, model, color) {
    const box = make("div", "model");
    const title = make("h3");
    const dot = make("i", "dot");
    dot.style.background = color;
    const label = make("span");
    title.append(dot, label);
    const table = make("table", "runs");
    const head = make("tr");
    COLUMNS.forEach(([key, text]) => { const cell = make("th", key, text); cell.scope = "col"; head.append(cell); });
    const thead = make("thead");
    thead.append(head);
    const body = make("tbody");
    table.append(thead, body);
    box.append(title, table);
    part.models.append(box);
    return { box, label, body };
  }

  function rowOf(run) {
    const row = make("tr");
    const cells = {};
    for (const [key, text] of COLUMNS) {
      cells[key] = make("td", key);
      cells[key].dataset.label = text;
      row.append(cells[key]);
    }
    const link = make("a");
    link.href = "/run/" + encodeURIComponent(run.id);
    const note = make("span", "faint");
    cells.name.append(link, note);
    const state = make("span");
    cells.state.append(state);
    const bar = progressBar();
    const done = make("span");
    cells.done.append(done, bar);
    const spark = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    spark.setAttribute("viewBox", "0 0 80 22");
    spark.setAttribute("aria-hidden", "true");
    const stroke = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
    spark.append(stroke);
    const cost = make("span");
    cells.cost.append(spark, cost);
    const play = make("a", "button", "Play");
    play.href = "/play/" + encodeURIComponent(run.id);
    play.setAttribute("aria-label", "playground of " + run.name);
    cells.more.append(play);
    return { row, cells, link, note, state, bar, done, stroke, cost, play };
  }

  // The cost over the episodes, small: the logarithm, since costs fall by powers of ten.
  function sparkPoints(curve) {
    const all = curve.x.map((x, i) => [x, curve.cost[i]]).filter((p) => p[1] !== null);
    const each = Math.max(1, Math.ceil(all.length / 80));
    const points = all.filter((p, i) => i % each === 0 || i === all.length - 1).map(([x, y]) => [x, Math.log10(Math.max(1e-3, y))]);
    if (points.length < 2) { return ""; }
    const right = points[points.length - 1][0];
    const ys = points.map((p) => p[1]);
    const low = Math.min(...ys);
    const range = Math.max(1e-9, Math.max(...ys) - low);
    return points.map(([x, y]) => (1 + (78 * x) / right).toFixed(1) + "," + (20 - (18 * (y - low)) / range).toFixed(1)).join(" ");
  }

  function fill(view, run, color) {
    setText(view.link, run.name);
    setText(view.note, run.problem || (run.seed === undefined ? "" : "seed " + run.seed));
    view.note.className = run.problem ? "problem" : "faint";
    badge(view.state, run.state);
    setText(view.done, count(run.episodes) + (run.total ? " of " + count(run.total) : ""));
    setProgress(view.bar, run);
    setText(view.cells.rate, rate(run.rate));
    setText(view.cost, bits(run.cost));
    setText(view.cells.wrong, bits(run.wrong));
    setText(view.cells.best, bits(run.best));
    const points = sparkPoints(run.curve);
    view.stroke.setAttribute("points", points);
    view.stroke.parentNode.style.display = points ? "" : "none";
    view.stroke.style.stroke = color;
    view.play.hidden = Object.keys(run.checkpoints).length === 0;
    tick(view, run);
  }

  function tick(view, run) {
    setText(view.cells.left, run.state === "running" ? duration(left(run)) : "–");
  }

  function matches(run) {
    const asked = byId("filter").value.trim().toLowerCase();
    const text = [run.name, run.task, run.model, "seed " + run.seed, run.state].join(" ").toLowerCase();
    return asked.split(/\s+/).every((word) => text.includes(word));
  }

  function groupBy(list, key) {
    const groups = new Map();
    for (const item of list) {
      const k = key(item);
      if (!groups.has(k)) { groups.set(k, []); }
      groups.get(k).push(item);
    }
    return groups;
  }

  function dataOf(models) {
    const groups = [...models].map(([name, of]) => {
      const curves = of.map(Ntm.curveOf);
      const group = { name, seeds: curves.length, runs: curves };
      if (curves.length > 1 && !byId("each").checked) { group[byId("metric").value] = NtmCurves.spread(curves, byId("metric").value); }
      return group;
    });
    return { groups, readings: [] };
  }

  function drawTask(task, list) {
    if (!sections.has(task)) { sections.set(task, section(task)); }
    const part = sections.get(task);
    const models = groupBy(list, (run) => run.model || "");
    [...models].forEach(([model, of], i) => {
      const color = NtmCurves.colorOf(i);
      if (!part.tables.has(model)) { part.tables.set(model, tableOf(part, model, color)); }
      const table = part.tables.get(model);
      setText(table.label, (model || "unknown model") + (of.length > 1 ? ", " + of.length + " runs" : ""));
      of.forEach((run) => {
        if (!rows.has(run.id)) { rows.set(run.id, rowOf(run)); }
        const view = rows.get(run.id);
        fill(view, run, color);
        table.body.append(view.row);
      });
    });
    for (const [model, table] of part.tables) {
      if (!models.has(model)) { table.box.remove(); part.tables.delete(model); }
    }
    const drawable = list.some((run) => run.curve.x.length > 0);
    part.figure.hidden = !drawable;
    if (drawable) { NtmCurves.learning(part.figure, dataOf(models), { metric: byId("metric").value, log: byId("log").checked, each: byId("each").checked, height: 260 }); }
  }

  function draw() {
    const shown = [...runs.values()].filter(matches);
    const tasks = groupBy(shown, (run) => run.task || "unreadable");
    for (const [id, view] of rows) {
      if (!runs.has(id) || !matches(runs.get(id))) { view.row.remove(); rows.delete(id); }
    }
    for (const [task, list] of tasks) { drawTask(task, list); }
    for (const [task, part] of sections) {
      if (!tasks.has(task)) { part.box.remove(); sections.delete(task); }
    }
    const states = groupBy([...runs.values()], (run) => run.state);
    setText(byId("counts"), [...states].map(([state, of]) => of.length + " " + state).join(" · ") || "no runs yet");
    byId("none").hidden = shown.length > 0;
  }

  const drawSoon = Ntm.calm(draw);
  for (const id of ["metric", "log", "each"]) { byId(id).addEventListener("change", draw); }
  byId("filter").addEventListener("input", draw);
  window.setInterval(() => rows.forEach((view, id) => { if (runs.has(id)) { tick(view, runs.get(id)); } }), 1000);
  let loaded = false;
  Ntm.follow("", {
    all(data) {
      runs.clear();
      setText(byId("title"), data.title);
      data.runs.forEach((run) => runs.set(run.id, Ntm.merge(undefined, run)));
      draw();
      if (!loaded) { loaded = true; NtmCurves.onLook(draw); }
    },
    run(run) { runs.set(run.id, Ntm.merge(runs.get(run.id), run)); drawSoon(); },
    gone(run) { runs.delete(run.id); drawSoon(); }
  }, Ntm.showStatus);
})();
