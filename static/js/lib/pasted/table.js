// A text as the table it may be: what a sheet, a CSV file or a list gives when it is copied. Quotes, cells of several lines,
// the sign between columns, trailing separators. Pure; list.js makes items of it.

/** @typedef {{cells: string[], line: number, quoted: boolean}} Row `line` counts from 1; `quoted`: a cell was between quotes */

/**
 * @param {string} text
 * @param {boolean} [priced] a number behind the last comma is what it costs
 * @returns {{rows: Row[], columns: boolean, open: number | null}} `columns`: there is a sign between columns; `open`: the line of a
 *   quote that does not end
 */
export function tableOf(text, priced = false) {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n").replace(/^([ \t]*)o\t/gm, "$1•\t")
    .replace(/[\u00a0\u202f\u2007]/g, " ").replace(/[\u200b\u2060\0]/g, "");
  if (isDrawn(plain)) return { rows: filled(drawn(plain)), columns: true, open: null };
  const told = /^\s*"?sep=(.)"?[^\n]*(?:\n|$)/i.exec(plain);
  const body = told ? plain.slice(told[0].length) : plain;
  const first = told ? 2 : 1;
  const sign = told ? told[1] : signOf(body, priced);
  const read = split(body, sign, first);
  if (read.open === null) return { rows: filled(read.rows), columns: sign !== null, open: null };
  return { rows: filled(unquoted(body, sign, first)), columns: sign !== null, open: read.open };
}

// A table drawn with strokes, as in notes and chats: every line begins and ends with one.
const isDrawn = (body) => /\n/.test(body.trim()) && body.trim().split("\n").every((line) => /^\s*\|.*\|\s*$/.test(line));
const drawn = (body) => body.split("\n").map((line, at) => ({
  cells: /^[\s|:-]*$/.test(line) ? [""] : line.trim().slice(1, -1).split("|"), line: at + 1, quoted: false }));

// Tabs are columns wherever they stand behind the mark of a list. A semicolon is one when every row has as many; a comma, which
// stands in sentences, only when the rows also have quotes or empty cells at their end.
function signOf(body, priced) {
  if (body.replace(/^[ \t]*(?:[^\n\t]{1,4})\t/gm, marks).split("\n").some((line) => line.trim().includes("\t"))) return "\t";
  for (const sign of [";", ","]) {
    const { rows, open } = split(body, sign, 1);
    const known = filled(rows, true);
    const width = known[0]?.cells.length ?? 1;
    if (open !== null || width < 2 || known.some(({ cells }) => cells.length !== width)) continue;
    if (priced && !body.includes("|") && known.every(({ cells }) => /^\D{0,4}\d[\d.]*\D{0,8}$/.test(cells.at(-1)))) return sign;
    const empty = known.filter(({ cells }) => !cells.at(-1).trim()).length;
    if (sign === ";" ? known.length > 1 || empty : empty === known.length || known.some(({ quoted }) => quoted)) return sign;
  }
  return null;
}

// A tab behind "•", "1." or "a)" belongs to the mark.
const A_MARK = /^[ \t]*(?:[•·▪◦‣●○■□–—*+>\uf000-\uf0ff-]|\d{1,3}[.)]|[a-z][.)])\t$/i;
const marks = (start) => (A_MARK.test(start) ? start.replace(/\t$/, " ") : start);

function split(body, sign, first) {
  const rows = [];
  let row = { cells: [""], line: first, quoted: false };
  let line = first;
  let open = null;
  let blank = true; // nothing but spaces in this cell until now
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at];
    const last = row.cells.length - 1;
    if (open !== null) {
      if (char === '"' && body[at + 1] === '"') (row.cells[last] += '"', at += 1);
      else if (char === '"') open = null;
      else row.cells[last] += char === "\n" ? " " : char;
      if (char === "\n") line += 1;
    } else if (char === '"' && blank && ends(body, at, sign)) (row.cells[last] = "", row.quoted = true, open = line);
    else if (char === sign) row.cells.push("");
    else if (char === "\n") {
      rows.push(row);
      line += 1;
      row = { cells: [""], line, quoted: false };
    } else row.cells[last] += char;
    blank = char === sign || char === "\n" || (blank && char === " ");
  }
  rows.push(row);
  return { rows, open };
}

// Whether the quote that opens here is one of a cell: it ends before a sign or the end of a line. A sentence may begin with
// words between quotes.
function ends(body, from, sign) {
  for (let at = from + 1; at < body.length; at += 1) {
    if (body[at] !== '"') continue;
    if (body[at + 1] === '"') at += 1;
    else return !body[at + 1] || body[at + 1] === "\n" || body[at + 1] === sign || (sign !== null && body[at + 1] === " ");
  }
  return !body.slice(from).includes("\n"); // on the last line it is a slip, before others it would take them all in
}

const unquoted = (body, sign, first) => body.split("\n").map((words, at) => ({
  cells: sign === null ? [words] : words.split(sign), line: first + at, quoted: false,
}));

// Without rows and columns that are empty. whole: with the columns.
function filled(rows, whole = false) {
  const known = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.replace(/\s+/g, " ").trim()) }))
    .filter(({ cells }) => cells.some(Boolean) || (whole && cells.length > 1));
  if (whole) return known;
  const width = Math.max(0, ...known.map(({ cells }) => cells.length));
  const used = Array.from({ length: width }, (_, at) => known.some(({ cells }) => cells[at]));
  return known.map((row) => ({ ...row, cells: used.flatMap((used_, at) => (used_ ? [row.cells[at] ?? ""] : [])) }));
}
