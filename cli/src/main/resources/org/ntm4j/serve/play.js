// The playground: a person draws what the run's task shows, the trained model answers at once, and the
// stepper shows what its heads do.
(function () {
  "use strict";

  const { make, setText, count, bits, isNumber } = Ntm;
  const byId = (id) => document.getElementById(id);
  const id = Ntm.runId();
  const api = "/api/runs/" + encodeURIComponent(id);
  const ANSWER_MILLIS = 150;
  let form = null;
  let rows = [];
  let number = 0;
  let question = 0;
  let timer = 0;
  let stepper = null;
  let loaded = false;
  let newest = 0;

  const seed = () => Math.floor(Math.random() * 2147483647);
  const items = () => rows.length / form.rowsOfItem;
  const mostNumber = () => (form.mostNumber === 0 ? items() - 2 : form.mostNumber);
  // A person counts from one; the server counts items from zero.
  const shift = () => (form.mostNumber === 0 ? 1 : 0);

  const HOW = {
    "copy": "The model is shown these vectors, one at a time, and then says them again.",
    "repeat-copy": "The model is shown these vectors, then how often it is to say them, and marks the end.",
    "associative-recall": "The model is shown these items, then one of them again, and says the item that came after it.",
    "n-grams": "The model is shown these bits, one at a time, and after each says how likely it thinks a one is next.",
    "priority-sort": "The model is shown these vectors with their priorities, and says those of highest priority, the highest first."
  };
  const HAND = " Click or draw with mouse or finger; or use the arrow keys and space.";

  function nameOf(x) {
    if (form.rowsOfItem > 1) { return "item " + (Math.floor(x / form.rowsOfItem) + 1) + ", vector " + (x % form.rowsOfItem + 1); }
    return (form.item === "bits" ? "bit " : "vector ") + (x + 1);
  }

  function drawGrid() {
    byId("length").value = items();
    byId("number").value = number + shift();
    byId("number").max = mostNumber() + shift();
    NtmGrid.edit(byId("drawing"), rows, { bits: form.bits, priority: form.hasPriority, gap: gap(), name: nameOf, label: "what the model is shown" }, askSoon);
    markAsked();
  }

  function gap() { return form.rowsOfItem > 1 ? form.rowsOfItem : 0; }

  // The item that is asked for, of associative recall.
  function markAsked() {
    byId("drawing").querySelectorAll(".column").forEach((column, x) => {
      column.classList.toggle("asked", form.number !== "" && form.mostNumber === 0 && Math.floor(x / form.rowsOfItem) === number);
    });
  }

  function askSoon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask({ rows, number }, false), ANSWER_MILLIS);
  }

  // Of several questions under way only the last one's answer is shown.
  async function ask(body, isNew) {
    const mine = ++question;
    byId("answer").classList.add("waiting");
    try {
      const told = await Ntm.ask(api + "/play?checkpoint=" + byId("checkpoint").value, body);
      if (mine !== question) { return; }
      byId("problem").hidden = true;
      if (isNew) { take(told); }
      tell(told);
    } catch (problem) {
      if (mine === question) { byId("problem").hidden = false; setText(byId("problem"), problem.message); }
    } finally {
      if (mine === question) { byId("answer").classList.remove("waiting"); loaded = true; }
    }
  }

  function take(told) {
    if (form.text) { byId("line").value = readable(told.line); return; }
    rows = told.rows;
    number = told.number;
    drawGrid();
  }

  // A step on a line of its own.
  function readable(line) {
    const object = JSON.parse(line);
    const matrix = (name) => '"' + name + '": [\n' + object[name].map((row) => "  " + JSON.stringify(row)).join(",\n") + "\n]";
    const parts = Object.keys(object).map((name) => (Array.isArray(object[name][0]) ? matrix(name) : '"' + name + '": ' + JSON.stringify(object[name])));
    return "{" + parts.join(",\n ") + "}";
  }

  function answersOf(episode, known) {
    const outputs = NtmStepper.unpack(episode.outputs);
    const targets = NtmStepper.unpack(episode.targets);
    const mask = NtmStepper.unpack(episode.mask);
    const answers = [];
    for (let t = 0; t < episode.steps; t++) {
      if (mask.at(t, 0) > 0) {
        const of = (table) => Array.from({ length: table.columns }, (x, y) => table.at(t, y));
        answers.push({ step: t, outputs: of(outputs), targets: known ? of(targets) : null });
      }
    }
    return answers;
  }

  function tell(told) {
    const { episode } = told;
    setText(byId("about"), episode.run);
    setText(byId("trained"), episode.task + ", " + episode.model + ", seed " + episode.seed + ", the " + episode.checkpoint + " checkpoint after " + count(episode.trainedEpisodes) + " episodes");
    const answers = answersOf(episode, told.known);
    const right = told.wrongBits === 0;
    const guess = form.task === "n-grams" ? (told.wrongBits === 1 ? " guess" : " guesses") + " of " + answers.length : told.wrongBits === 1 ? " bit" : " bits";
    const verdict = !told.known ? "What would be right is not known." : right ? "✓ All of it is right. It costs " + bits(told.costBits) + " bits." : "✕ " + count(told.wrongBits) + guess + (told.wrongBits === 1 ? " is" : " are") + " wrong. It costs " + bits(told.costBits) + " bits.";
    setText(byId("verdict"), verdict);
    byId("verdict").className = !told.known ? "" : right ? "right" : "not-right";
    const perLine = form.text ? 0 : form.task === "repeat-copy" ? rows.length : gap();
    NtmGrid.show(byId("answer"), answers, { bits: answers.length ? answers[0].outputs.length : 1, gap: perLine, label: verdict, chosen: (step) => { if (stepper) { stepper.show(step); } } });
    setText(byId("key"), "The more a cell is coloured, the surer the model is of a one; a cross marks a wrong bit. A click on a column shows its step below.");
    if (!told.known) { episode.open = true; }
    const step = stepper ? stepper.at() : 0;
    stepper = NtmStepper.mount(byId("heads"), episode);
    stepper.show(step);
    byId("headless").hidden = episode.heads.length > 0;
  }

  function resize() {
    const asked = Math.round(Number(byId("length").value));
    const want = Math.max(form.least, Math.min(form.most, Number.isFinite(asked) ? asked : form.least));
    while (items() > want) { rows.pop(); }
    while (items() < want) {
      rows.push(Array.from({ length: form.bits + (form.hasPriority ? 1 : 0) }, (x, y) => (y < form.bits ? (Math.random() < 0.5 ? 1 : 0) : Math.round(200 * Math.random() - 100) / 100)));
    }
    if (form.number !== "") { number = Math.max(form.leastNumber, Math.min(mostNumber(), number)); }
    drawGrid();
    askSoon();
  }

  function renumber() {
    const asked = Math.round(Number(byId("number").value)) - shift();
    number = Math.max(form.leastNumber, Math.min(mostNumber(), Number.isFinite(asked) ? asked : form.leastNumber));
    byId("number").value = number + shift();
    markAsked();
    askSoon();
  }

  function randomise() {
    const body = { seed: seed() };
    if (!form.text && rows.length > 0) { body.length = items(); }
    if (!form.text && rows.length > 0 && form.mostNumber > 0) { body.number = number; }
    window.clearTimeout(timer);
    ask(body, true);
  }

  function askLine() { ask({ line: byId("line").value }, false); }

  function setUp() {
    const hasNumber = !form.text && form.number !== "";
    byId("length-label").hidden = form.text;
    byId("number-label").hidden = !hasNumber;
    byId("clear").hidden = form.text;
    byId("text").hidden = !form.text;
    setText(byId("how"), form.text ? "" : HOW[form.task] + HAND);
    if (!form.text) {
      setText(byId("length-name"), form.item);
      byId("length").min = form.least;
      byId("length").max = form.most;
      byId("length").title = "the model was trained on up to " + form.trained;
    }
    if (hasNumber) {
      setText(byId("number-name"), form.number);
      byId("number").min = form.leastNumber + shift();
    }
  }

  function again() { if (form.text) { askLine(); } else { askSoon(); } }

  byId("length").addEventListener("change", resize);
  byId("number").addEventListener("change", renumber);
  byId("random").addEventListener("click", randomise);
  byId("send").addEventListener("click", askLine);
  byId("checkpoint").addEventListener("change", again);
  byId("clear").addEventListener("click", () => {
    rows.forEach((row) => { for (let y = 0; y < form.bits; y++) { row[y] = 0; } });
    drawGrid();
    askSoon();
  });
  byId("run").href = "/run/" + encodeURIComponent(id);

  Ntm.ask(api + "/form").then((told) => {
    form = told;
    document.title = "Playground – NTM4J";
    setUp();
    randomise();
    // A new checkpoint is a reason to ask again, if it is the newest that is asked.
    Ntm.follow("", {
      all(data) { data.runs.forEach(noteRun); },
      run: noteRun
    }, Ntm.showStatus);
  }).catch((problem) => { byId("problem").hidden = false; setText(byId("problem"), problem.message); setText(byId("verdict"), ""); });

  let asked = 0;
  function noteRun(run) {
    if (run.id !== id) { return; }
    const stamp = run.checkpoints[byId("checkpoint").value] || 0;
    if (newest && isNumber(stamp) && stamp > newest && loaded && performance.now() - asked > 5000) { asked = performance.now(); again(); }
    newest = Math.max(newest, stamp);
  }
})();
