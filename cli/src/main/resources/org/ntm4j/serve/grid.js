// A grid of bits that a person draws on: click or drag with mouse or finger, or move with the arrow keys and
// press space. Columns are vectors, rows are bits. window.NtmGrid.edit and NtmGrid.show fill an element.
(function () {
  "use strict";

  const { make } = Ntm;

  function cellOf(grid, x, y) {
    return grid.querySelector('[data-x="' + x + '"][data-y="' + y + '"]');
  }

  // The frame of a grid: a block for each column, so that long ones break into lines.
  function frame(element, rows, options) {
    element.replaceChildren();
    element.className = "grid" + (options.className ? " " + options.className : "");
    const columns = [];
    rows.forEach((row, x) => {
      const column = make("div", "column");
      if (options.gap && x > 0 && x % options.gap === 0) { column.classList.add("next"); }
      element.append(column);
      columns.push(column);
    });
    return columns;
  }

  function setBit(cell, bit) {
    cell.classList.toggle("one", bit === 1);
    cell.setAttribute("aria-checked", bit === 1 ? "true" : "false");
  }

  // Lets a person change rows of bits, and priorities in a last column of them; tells of each change.
  function edit(element, rows, options, changed) {
    const columns = frame(element, rows, { gap: options.gap, className: "edit" });
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", options.label);
    rows.forEach((row, x) => {
      for (let y = 0; y < options.bits; y++) {
        const cell = make("button", "cell");
        cell.type = "button";
        cell.dataset.x = x;
        cell.dataset.y = y;
        cell.tabIndex = x === 0 && y === 0 ? 0 : -1;
        cell.setAttribute("role", "switch");
        cell.setAttribute("aria-label", options.name(x) + (options.bits > 1 ? ", bit " + y : ""));
        setBit(cell, row[y]);
        columns[x].append(cell);
      }
      if (options.priority) { columns[x].append(priority(rows, x, options, changed)); }
    });
    // A finger on a grid that fills the screen must still be able to scroll past it.
    element.classList.toggle("tall", element.offsetHeight > 0.6 * window.innerHeight);
    draw(element, rows, changed);
    move(element, rows, options, changed);
  }

  function priority(rows, x, options, changed) {
    const box = make("input", "priority");
    box.type = "number";
    box.min = -1; box.max = 1; box.step = 0.1;
    box.value = rows[x][options.bits].toFixed(2);
    box.setAttribute("aria-label", "priority of " + options.name(x));
    box.addEventListener("change", () => {
      const asked = Number(box.value);
      const value = Number.isFinite(asked) ? Math.max(-1, Math.min(1, asked)) : 0;
      rows[x][options.bits] = value;
      box.value = value.toFixed(2);
      changed();
    });
    return box;
  }

  // A stroke sets all cells that it touches to what the first becomes.
  function draw(element, rows, changed) {
    let bit = -1;
    function touch(cell) {
      const x = Number(cell.dataset.x);
      const y = Number(cell.dataset.y);
      if (rows[x][y] !== bit) { rows[x][y] = bit; setBit(cell, bit); changed(); }
    }
    element.onpointerdown = (event) => {
      const cell = event.target.closest(".cell");
      if (!cell || event.button !== 0) { return; }
      bit = 1 - rows[Number(cell.dataset.x)][Number(cell.dataset.y)];
      touch(cell);
      focus(element, cell);
      event.preventDefault();
    };
    element.onpointermove = (event) => {
      if (bit < 0) { return; }
      const over = document.elementFromPoint(event.clientX, event.clientY);
      const cell = over && over.closest(".cell");
      if (cell && element.contains(cell)) { touch(cell); }
    };
    const end = () => { bit = -1; };
    element.onpointerup = end;
    element.onpointercancel = end;
    element.onpointerleave = (event) => { if (event.pointerType === "mouse") { end(); } };
  }

  function focus(element, cell) {
    element.querySelectorAll('.cell[tabindex="0"]').forEach((old) => { old.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
  }

  function move(element, rows, options, changed) {
    element.onkeydown = (event) => {
      const cell = event.target.closest(".cell");
      if (!cell) { return; }
      const x = Number(cell.dataset.x);
      const y = Number(cell.dataset.y);
      const to = { ArrowLeft: [x - 1, y], ArrowRight: [x + 1, y], ArrowUp: [x, y - 1], ArrowDown: [x, y + 1], Home: [0, y], End: [rows.length - 1, y] }[event.key];
      if (to) {
        const next = cellOf(element, to[0], to[1]);
        if (next) { focus(element, next); next.scrollIntoView({ block: "nearest", inline: "nearest" }); }
        event.preventDefault();
      } else if (event.key === " " || event.key === "Enter") {
        rows[x][y] = 1 - rows[x][y];
        setBit(cell, rows[x][y]);
        changed();
        event.preventDefault();
      }
    };
  }

  // Shows answers: what the model says, how sure it is, and where it is wrong.
  function show(element, answers, options) {
    const columns = frame(element, answers, { gap: options.gap });
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", options.label);
    answers.forEach((answer, x) => {
      answer.outputs.forEach((p, y) => {
        const cell = make("span", "cell");
        cell.dataset.x = x;
        cell.dataset.y = y;
        cell.style.setProperty("--p", p.toFixed(3));
        cell.classList.add("said");
        const wrong = answer.targets && (p > 0.5) !== (answer.targets[y] > 0.5);
        if (wrong) { cell.classList.add("wrong"); cell.textContent = "✕"; }
        cell.title = "step " + answer.step + (options.bits > 1 ? ", channel " + y : "") + ": " + p.toFixed(2) + (answer.targets ? ", right is " + answer.targets[y] : "");
        columns[x].append(cell);
      });
      columns[x].addEventListener("click", () => options.chosen(answer.step));
    });
  }

  window.NtmGrid = { edit, show };
})();
