// The table of results on the desk, the same for every kind: a row is a text with its figures. Which form it takes is in
// table_shape.js. Used through results.js.
import { html, useLayoutEffect, useRef, useState } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { RoleMark } from "../results/roles.js";
import { shapesOf } from "./table_shape.js";

const NARROW = 544; // px, before it is known: the middle of the desk on a screen of 1280
const STEP = 16; // smaller changes of the width change nothing

// Columns of figures by role. counted: the number of ballots is told too; without it the cells tell how many there were.
export const roleColumns = (roles, lang, counted = true) => roles.map((role) => (
  { key: `role:${role.key}`, label: counted ? `${role.label} (${number(lang, role.ballots)})` : role.label, role }));

// columns: [{key, label, role?, lead?, wide?}]; rows: [{key, marked?, cells: {…}}]. The first column heads its row, except
// that `lead` (the place) stands before it. wide: px that a drawing needs. per: what figures by role are, above their
// columns. spanned: the text always has a line of its own.
export function ResultTable({ caption, columns, rows, per, spanned }) {
  const [place, room] = useWidth();
  return html`
    <div ref=${place}>${shapesOf(columns, rows, { room, spanned }).map((shape, at) => html`
      <${Part} key=${at} caption=${at ? `${caption} (${at + 1})` : caption} shape=${shape} rows=${rows} per=${per} />`)}</div>`;
}

// -> [ref, px that its element is wide]; in a part that is folded the width is not known yet.
function useWidth() {
  const place = useRef(null);
  const [width, setWidth] = useState(NARROW);
  useLayoutEffect(() => {
    const measure = () => setWidth((now) => Math.floor(place.current.clientWidth / STEP) * STEP || now);
    const observer = new ResizeObserver(measure);
    observer.observe(place.current);
    measure();
    return () => observer.disconnect();
  }, []);
  return [place, width];
}

function Part({ caption, shape, rows, per }) {
  const marks = shape.named ? [] : shape.figures.filter((column) => column.role);
  return html`
    <div class="table-with-roles">
      ${marks.length > 0 && html`
        <ul class="table-roles" aria-hidden="true">
          ${marks.map((column) => html`<li key=${column.key}><${RoleMark} role=${column.role} />${column.label}</li>`)}</ul>`}
      <div class="table-scroll" role="region" aria-label=${caption} tabindex="0">
        <table class="result-table" data-spanned=${shape.spanned ? "" : null}>
          <caption class="visually-hidden">${caption}</caption>
          <${Widths} shape=${shape} />
          <${Heads} shape=${shape} per=${per} />
          ${rows.map((row) => html`<${Row} key=${row.key} shape=${shape} row=${row} />`)}
        </table>
      </div>
    </div>`;
}

const FOR_FIGURES = 90; // percent of the width; the place has what it needs

// A text above its figures leaves them the whole width, each its part; beside them it takes what they leave.
function Widths({ shape: { spanned, lead, text, figures, widths } }) {
  const all = figures.reduce((sum, { key }) => sum + widths[key], 0);
  const wide = (column) => (spanned && column !== lead ? `${(FOR_FIGURES * widths[column.key]) / all}%` : `${widths[column.key] / 16}rem`);
  return html`<colgroup>${[...(lead ? [lead] : []), ...(spanned ? [] : [text]), ...figures].map((column) => html`
    <col key=${column.key} style=${column === text ? null : { width: wide(column) }} />`)}</colgroup>`;
}

function Heads({ shape: { spanned, named, lead, text, figures }, per }) {
  const roles = figures.filter((column) => column.role);
  const over = per && roles.length > 0;
  const kind = (column) => (column === text ? "row-text" : column === lead ? "number" : undefined);
  const head = (column, props = {}) => (column.label
    ? html`<th key=${column.key} scope="col" class=${kind(column)} ...${props}>${column.label}</th>`
    : html`<td key=${column.key} ...${props}></td>`);
  const ofRole = (column) => html`
    <th key=${column.key} scope="col" class="role-column" title=${column.label}>
      <${RoleMark} role=${column.role} /> <span class=${named ? undefined : "visually-hidden"}>${column.label}</span></th>`;
  const first = [...(lead ? [lead] : []), ...(spanned ? [] : [text])];
  if (!over) return html`<thead>
    <tr>${first.map((column) => head(column))}${figures.map((column) => (column.role ? ofRole(column) : head(column)))}</tr></thead>`;
  return html`
    <thead>
      <tr>${[...first, ...figures.filter((column) => !column.role)].map((column) => head(column, { rowspan: 2 }))}
        <th scope="colgroup" class="over-roles" colspan=${roles.length}>${per}</th></tr>
      <tr>${roles.map(ofRole)}</tr>
    </thead>`;
}

function Row({ shape: { spanned, lead, text, figures }, row }) {
  const cell = (column) => html`<td key=${column.key} class=${column.role ? "role-column" : undefined}>${row.cells[column.key]}</td>`;
  const place = lead && html`<td class="number" rowspan=${spanned ? 2 : 1}>${row.cells[lead.key]}</td>`;
  const marked = row.marked ? "" : null;
  if (!spanned) return html`
    <tbody data-marked=${marked}><tr>${place}<th class="row-text" scope="row">${row.cells[text.key]}</th>${figures.map(cell)}</tr></tbody>`;
  return html`
    <tbody data-marked=${marked}>
      <tr>${place}<th class="row-text" scope="rowgroup" colspan=${figures.length}>${row.cells[text.key]}</th></tr>
      <tr>${figures.map(cell)}</tr>
    </tbody>`;
}
