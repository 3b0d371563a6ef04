// The page of one run: how it goes, what its heads do at the newest checkpoint, and what it was made by.
(function () {
  "use strict";

  const { make, setText, count, bits, share, rate, duration, left, isNumber } = Ntm;
  const byId = (id) => document.getElementById(id);
  const id = Ntm.runId();
  const api = "/api/runs/" + encodeURIComponent(id);
  const LEAST_MILLIS = 5000;
  const bar = Ntm.progressBar();
  byId("progress").append(bar);
  let run = null;
  let stepper = null;
  let shownStamp = "";
  let shownAt = -Infinity;
  let asking = false;
  const others = new Map();

  function table(columns, rows) {
    const made = make("table");
    const head = make("tr");
    for (const column of columns) { const cell = make("th", "", column); cell.scope = "col"; head.append(cell); }
    const thead = make("thead");
    thead.append(head);
    const body = make("tbody");
    for (const cells of rows) {
      const row = make("tr");
      cells.forEach((cell) => row.append(make("td", "", cell)));
      body.append(row);
    }
    made.append(thead, body);
    return made;
  }

  function tell() {
    document.title = run.name + " – NTM4J";
    setText(byId("name"), run.name);
    Ntm.badge(byId("state"), run.state);
    Ntm.setProgress(bar, run);
    byId("problem").hidden = !run.problem;
    setText(byId("problem"), run.problem);
    byId("play").href = "/play/" + encodeURIComponent(id);
    byId("play").hidden = Object.keys(run.checkpoints).length === 0;
    tick();
  }

  function tick() {
    if (!run) { return; }
    const facts = [run.task + ", " + run.model + ", seed " + run.seed, count(run.episodes) + " of " + count(run.total) + " episodes", rate(run.rate), duration(run.seconds) + " of training"];
    if (run.state === "running" && isNumber(left(run))) { facts.push(duration(left(run)) + " left"); }
    facts.push("cost " + bits(run.cost) + " bits, best " + bits(run.best), bits(run.wrong) + " wrong bits");
    if (isNumber(run.converged)) { facts.push("below 0.1 wrong bits after " + count(run.converged)); }
    setText(byId("facts"), run.task === undefined ? "" : facts.join(" · "));
  }

  function drawCurve() {
    if (!run) { return; }
    const some = run.curve.x.length > 0;
    byId("nothing").hidden = some;
    byId("learning").hidden = !some;
    if (!some) { return; }
    const metric = byId("metric").value;
    const groups = [{ name: run.name, seeds: 1, runs: [Ntm.curveOf(run)] }];
    const same = [...others.values()].filter((other) => other.curve.x.length > 0);
    if (byId("others").checked && same.length > 0) { groups.push({ name: "other seeds", seeds: 1, runs: same.map(Ntm.curveOf) }); }
    NtmCurves.learning(byId("learning"), { groups, readings: [] }, { metric, log: byId("log").checked, each: true, height: 300 });
  }

  // Of several checkpoints in a row the last is enough: each costs a processor a tenth of a second.
  async function showHeads() {
    const kind = byId("checkpoint").value;
    const stamp = run ? kind + (run.checkpoints[kind] || run.checkpoints.best || "") : "";
    if (!run || asking || stamp === shownStamp) { return; }
    if (Object.keys(run.checkpoints).length === 0) { setText(byId("recorded"), "There is no checkpoint yet."); return; }
    const isOther = !shownStamp.startsWith(kind);
    if (!isOther && !(byId("renew").checked && performance.now() - shownAt > LEAST_MILLIS)) { return; }
    asking = true;
    try {
      const told = await Ntm.ask(api + "/heads?checkpoint=" + kind);
      const step = stepper ? stepper.at() : 0;
      stepper = NtmStepper.mount(byId("heads"), told.episode);
      stepper.show(step);
      setText(byId("recorded"), "The " + told.episode.checkpoint + " checkpoint, after " + count(told.episode.trainedEpisodes) + " episodes. One episode of " + told.episode.steps + " steps: the answer costs " + bits(told.costBits) + " bits, " + told.wrongBits + (told.wrongBits === 1 ? " bit is" : " bits are") + " wrong.");
    } catch (problem) {
      byId("heads").replaceChildren();
      stepper = null;
      setText(byId("recorded"), "No pictures: " + problem.message);
    } finally {
      shownStamp = stamp;
      shownAt = performance.now();
      asking = false;
    }
  }

  function tellEvaluation(evaluation) {
    if (!evaluation) { return; }
    const hasGap = evaluation.rows.some((row) => isNumber(row.gapBits));
    const columns = ["sequences", "cost, bits", "± s.e.", "wrong bits", "solved"].concat(hasGap ? ["above optimum, bits"] : []);
    const rows = evaluation.rows.map((row) => [row.name, bits(row.costBits), bits(row.costStandardError), bits(row.bitErrors), share(row.solved)].concat(hasGap ? [bits(row.gapBits)] : []));
    const scroll = make("div", "scroll");
    scroll.append(table(columns, rows));
    byId("evaluation").replaceChildren(make("p", "faint", "The " + evaluation.checkpoint + " checkpoint, after " + count(evaluation.trainedEpisodes) + " episodes, on " + count(evaluation.episodes) + " fresh sequences each."), scroll);
  }

  // One list for each process that worked on the run: a table of it would be wider than a page.
  function tellParts(parts) {
    byId("parts").replaceChildren(...parts.map((part) => {
      const list = make("dl", "facts");
      const to = isNumber(part.toEpisode) ? count(part.toEpisode) : "…";
      const facts = [["started", part.started.replace("T", " ").replace(/\.\d+Z$/, " UTC")], ["episodes", count(part.fromEpisode) + " to " + to], ["outcome", part.outcome], ["time", duration(part.wallSeconds)], ["program", part.version + ", commit " + part.commit], ["backend", part.backend], ["java", part.java], ["system", part.system]];
      facts.forEach(([name, value]) => list.append(make("dt", "", name), make("dd", "", value)));
      return list;
    }));
  }

  async function load() {
    const detail = await Ntm.ask(api);
    run = Ntm.merge(undefined, detail);
    setText(byId("settings"), detail.settings);
    tellEvaluation(detail.evaluation);
    tellParts(detail.parts);
    tell();
    drawCurve();
    showHeads();
    return detail.event;
  }

  function isOtherSeed(other) { return run && other.id !== id && other.task === run.task && other.model === run.model; }

  const drawSoon = Ntm.calm(() => { tell(); drawCurve(); showHeads(); });

  function news(told) {
    if (told.id !== id) {
      if (others.has(told.id) || isOtherSeed(told)) { others.set(told.id, Ntm.merge(others.get(told.id), told)); }
      return;
    }
    const before = run;
    run = Ntm.merge(run, told);
    if (before.state !== run.state || before.evaluated !== run.evaluated) { load().catch(fail); } else { drawSoon(); }
  }

  function fail(problem) {
    setText(byId("name"), "No such run");
    byId("problem").hidden = false;
    setText(byId("problem"), problem.message);
    setText(byId("recorded"), "");
  }

  // The others' curves come with the first listing only.
  async function loadOthers() {
    const listing = await Ntm.ask("/api/runs");
    listing.runs.filter(isOtherSeed).forEach((other) => others.set(other.id, Ntm.merge(undefined, other)));
    byId("others").closest("label").hidden = others.size === 0;
  }

  for (const control of ["metric", "log", "others"]) { byId(control).addEventListener("change", drawCurve); }
  byId("checkpoint").addEventListener("change", showHeads);
  window.setInterval(() => { tick(); if (document.visibilityState === "visible") { showHeads(); } }, 1000);
  load().then((event) => {
    NtmCurves.onLook(drawCurve);
    loadOthers().catch(() => {});
    Ntm.follow(event, {
      all() { load().catch(fail); },
      run: news,
      gone(told) { if (told.id === id) { fail(new Error("the run is no longer there")); } else { others.delete(told.id); } }
    }, Ntm.showStatus);
  }).catch(fail);
})();
