// What the dashboard's pages have in common: elements, numbers as a person reads them, the runs as the
// server tells of them. window.Ntm holds it all.
(function () {
  "use strict";

  const MOST_POINTS = 1000;
  const SIGNS = { starting: "…", running: "●", evaluating: "◐", finished: "✓", interrupted: "❙❙", failed: "✕", crashed: "✕", "not begun": "○" };
  const MINUTE = 60;
  const HOUR = 3600;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function setText(element, text) {
    if (element.textContent !== text) { element.textContent = text; }
  }

  const isNumber = (x) => typeof x === "number" && Number.isFinite(x);
  const count = (x) => (isNumber(x) ? Math.round(x).toLocaleString("en") : "–");

  // As Formats.bits has it.
  function bits(x) {
    if (!isNumber(x)) { return "–"; }
    const size = Math.abs(x);
    return size === 0 ? "0" : size >= 100 ? x.toFixed(1) : size >= 1 ? x.toFixed(2) : size >= 1e-4 ? x.toFixed(4) : x.toExponential(0);
  }

  function share(x) { return !isNumber(x) ? "–" : x === 1 ? "100 %" : Math.min(100 * x, 99.9).toFixed(1) + " %"; }
  function rate(x) { return !isNumber(x) ? "–" : (x < 100 ? x.toFixed(1) : count(x)) + "/s"; }

  function duration(seconds) {
    if (!isNumber(seconds)) { return "–"; }
    const whole = Math.round(seconds);
    const two = (x) => String(x).padStart(2, "0");
    return whole < MINUTE ? whole + " s" : whole < HOUR ? Math.floor(whole / MINUTE) + " min " + two(whole % MINUTE) + " s" : count(Math.floor(whole / HOUR)) + " h " + two(Math.floor((whole % HOUR) / MINUTE)) + " min";
  }

  // Seconds left, counted down since the server said so.
  function left(run) {
    return isNumber(run.eta) ? Math.max(0, run.eta - (performance.now() - run.told) / 1000) : null;
  }

  function badge(element, state) {
    element.className = "state " + state.replace(" ", "-");
    setText(element, SIGNS[state] + " " + state);
  }

  function progressBar() {
    const bar = make("div", "progress");
    bar.setAttribute("role", "progressbar");
    bar.setAttribute("aria-valuemin", "0");
    bar.setAttribute("aria-valuemax", "100");
    bar.append(make("i"));
    return bar;
  }

  function setProgress(bar, run) {
    const done = run.total > 0 ? Math.min(100, (100 * run.episodes) / run.total) : 0;
    bar.firstChild.style.width = done + "%";
    bar.setAttribute("aria-valuenow", done.toFixed(0));
    bar.setAttribute("aria-label", run.name + ", trained");
  }

  // A new state of a run: points that are new are put to those known.
  function merge(old, news) {
    const merged = Object.assign({}, old, news, { told: performance.now() });
    if (old && !news.whole) {
      merged.curve = { x: old.curve.x.concat(news.curve.x), cost: old.curve.cost.concat(news.curve.cost), wrong: old.curve.wrong.concat(news.curve.wrong) };
    }
    if (merged.curve.x.length > MOST_POINTS) { merged.curve = halved(merged.curve); }
    return merged;
  }

  function halved(curve) {
    const mean = (v) => v.filter((x, i) => i % 2 === 0).map((x, i) => (2 * i + 1 >= v.length ? x : x === null || v[2 * i + 1] === null ? null : (x + v[2 * i + 1]) / 2));
    return { x: curve.x.filter((x, i) => i % 2 === 1 || i === curve.x.length - 1), cost: mean(curve.cost), wrong: mean(curve.wrong) };
  }

  // As NtmCurves draws it.
  function curveOf(run) {
    const end = run.state === "failed" ? "failed" : run.state === "finished" && run.episodes < run.total ? "target" : "";
    return { name: run.name, x: run.curve.x, cost: run.curve.cost, wrong: run.curve.wrong, end };
  }

  // Follows the server while the page is seen. The browser asks again by itself when the connection breaks.
  function follow(first, handlers, status) {
    let seen = first;
    let source = null;
    function on(kind) {
      source.addEventListener(kind, (event) => {
        seen = event.lastEventId || seen;
        handlers[kind](JSON.parse(event.data));
      });
    }
    function open() {
      if (source) { return; }
      source = new EventSource("/api/events" + (seen ? "?after=" + encodeURIComponent(seen) : ""));
      Object.keys(handlers).forEach(on);
      source.onopen = () => status(true);
      source.onerror = () => {
        status(false);
        // A server that refuses is asked again, which the browser does not do by itself.
        if (source && source.readyState === EventSource.CLOSED) { close(); window.setTimeout(wake, 3000); }
      };
    }
    function close() { if (source) { source.close(); source = null; } }
    function wake() { if (document.visibilityState === "visible") { open(); } }
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") { open(); } else { close(); } });
    window.addEventListener("pagehide", close);
    window.addEventListener("pageshow", wake);
    wake();
  }

  // Calls at most twice a second, and when the page is seen.
  function calm(draw) {
    let waiting = false;
    return () => {
      if (!waiting) {
        waiting = true;
        window.setTimeout(() => window.requestAnimationFrame(() => { waiting = false; draw(); }), 400);
      }
    };
  }

  async function ask(path, body) {
    const response = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
    const answer = isJson ? await response.json() : { error: (await response.text()).trim() };
    if (!response.ok) { throw new Error(answer.code ? answer.code + ": " + answer.error : answer.error); }
    return answer;
  }

  // The connection as the header shows it.
  function showStatus(live) {
    const element = document.getElementById("status");
    element.className = "status " + (live ? "on" : "off");
    setText(element, live ? "live" : "connecting again");
  }

  // The run of the page: the last part of its address.
  const runId = () => decodeURIComponent(window.location.pathname.split("/").pop());

  window.Ntm = { make, setText, count, bits, share, rate, duration, left, badge, progressBar, setProgress, merge, curveOf, follow, calm, ask, showStatus, runId, isNumber };
})();
