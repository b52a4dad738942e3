/**
 * The page's script. Nothing is lost without it: it sorts tables, unfolds what a link leads to in browsers that do not,
 * and unfolds everything for printing in those whose style sheets cannot.
 */

export const text = `"use strict";
(() => {
const value = (row, column) => {
  const cell = row.cells[column];
  if (!cell) return NaN;
  const text = cell.textContent.trim();
  const number = parseFloat(cell.dataset.value ?? text.replace(/^[<+±]\\s*/, "").replace("−", "-").replace(/,/g, ""));
  return Number.isNaN(number) ? (text === "–" ? NaN : text) : number;
};
const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : a === b ? 0 : 1;
// Rows stay in their group, below its title; what has no value stays last.
const sort = (table, column, direction) => {
  for (const body of table.tBodies) {
    body.rowsAsGiven ??= [...body.rows];
    const titles = body.rowsAsGiven.filter((row) => row.cells[0].scope === "rowgroup");
    const rows = body.rowsAsGiven.filter((row) => !titles.includes(row)).map((row) => [value(row, column), row]);
    const known = rows.filter(([value]) => !Number.isNaN(value));
    if (direction !== "none") known.sort(([a], [b]) => (direction === "ascending" ? 1 : -1) * compare(a, b));
    const unknown = rows.filter(([value]) => Number.isNaN(value));
    body.append(...titles, ...(direction === "none" ? rows : [...known, ...unknown]).map(([, row]) => row));
  }
};
for (const th of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...th.childNodes);
  th.append(button);
  const order = th.className === "text" ? ["ascending", "descending"] : ["descending", "ascending"];
  button.addEventListener("click", () => {
    const direction = [...order, "none"][order.indexOf(th.getAttribute("aria-sort")) + 1];
    for (const other of th.parentNode.cells) other.removeAttribute("aria-sort");
    if (direction !== "none") th.setAttribute("aria-sort", direction);
    sort(th.closest("table"), th.cellIndex, direction);
  });
}
const reveal = () => {
  let target;
  try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch {}
  if (!target) return;
  const closed = [];
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS" && !at.open) closed.push(at);
  for (const details of closed) details.open = true;
  if (closed.length > 0) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const details of folded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folded) details.open = false;
});
})();
`
