// A list as it comes from elsewhere (a sheet, a document, a chat) as the texts it holds, with everything that was done to it or
// is wrong with it, by the number of the line. Pure; what is shown of it is in ui/pasted.js.
import { readAmount } from "../amounts.js";
import { lengthOf } from "../characters.js";
import { tableOf } from "./table.js";
import { withoutMarks, withoutSender } from "./marks.js";

const HEADS = {
  number: ["nr", "nr.", "no", "no.", "nummer", "number", "#", "id", "volgnummer"],
  text: ["optie", "opties", "keuze", "keuzes", "naam", "namen", "titel", "idee", "ideeën", "stelling", "stellingen", "voorstel",
    "voorstellen", "project", "projecten", "omschrijving", "onderwerp", "tekst", "rol", "rollen", "antwoord", "kandidaat", "criterium",
    "option", "options", "name", "names", "title", "idea", "ideas", "statement", "statements", "proposal", "proposals", "description",
    "topic", "text", "role", "roles", "answer", "candidate", "criterion", "label", "item"],
  cost: ["kosten", "bedrag", "prijs", "budget", "begroting", "raming", "cost", "costs", "amount", "price", "kosten (€)", "bedrag (€)", "€"],
};
const ONE_LINE = 3; // items on one line: two parts with a semicolon may be a sentence
const headOf = (cell) => Object.keys(HEADS).find((sort) => HEADS[sort].includes(cell.toLowerCase()));

/**
 * @typedef {{key: string, words: Record<string, string | number>}} Note
 * @typedef {{text: string, line: number}} Item
 * @param {string} text
 * @param {{language: string, most?: number, characters?: number, known?: string[], priced?: boolean, unit?: string, once?: boolean}} asked
 *   `known`: lines that stood there already and stay as they are; `priced`: a number behind an item is what it costs; `once`: a
 *   text that stands there twice is taken once
 * @returns {{items: Item[], notes: Note[]}}
 */
export function readList(text, { language, most = Infinity, characters = Infinity, known = [], priced = false, unit = "", once = true }) {
  const notes = [];
  const note = (key, words) => notes.push({ key: `paste.${key}`, words });
  const { kept, rest } = apart(parted(text, note), new Set(known));
  const table = tableOf(rest, priced);
  if (table.open !== null) note("quote", { line: table.open });
  const rows = withoutHead(table, note);
  const columns = columnsOf(rows, { columns: table.columns, language, priced }, note);
  const read = rows.body.map(({ cells, line }) => ({
    text: textOf(cells, columns), line,
  })).filter(({ text: words }) => words);
  const items = [...kept, ...bare(read, note)].sort((a, b) => a.line - b.line);
  const fitting = limited(once ? onceEach(items, priced, note) : items, { most, characters }, note);
  if (priced) fitting.forEach((item) => tellCost(item, language, unit, note));
  return { items: fitting, notes };
}

// A list on one line, with a semicolon between its items.
function parted(text, note) {
  const parts = text.trim().split(/;\s*/).filter(Boolean);
  if (parts.length < ONE_LINE || /[\n\t"|]/.test(text.trim())) return text;
  note("parted", { n: parts.length });
  return parts.join("\n");
}

// Lines that are there already stay as they are; of the rest the others are empty lines, so that numbers stay right.
function apart(text, known) {
  const kept = [];
  const lines = text.split("\n").map((words, at) => {
    if (!known.has(words.trim()) || !words.trim()) return words;
    kept.push({ text: words.trim(), line: at + 1 });
    return "";
  });
  return { kept, rest: lines.join("\n") };
}

function withoutHead({ rows, columns }, note) {
  const [first, ...others] = rows;
  const heads = first?.cells.map(headOf) ?? [];
  const isHead = others.length > 0 && (columns ? heads.some(Boolean) && first.cells.every((cell, at) => heads[at] || !/\d/.test(cell))
    : heads[0] !== undefined && others.length > 1);
  if (!isHead) return { body: rows, heads: [] };
  note("head", { line: first.line, text: first.cells.filter(Boolean).join(" · ") });
  return { body: others, heads };
}

// Which column has the text and which what it costs; the others are told.
function columnsOf({ body, heads }, { columns, language, priced }, note) {
  const width = Math.max(0, ...body.map(({ cells }) => cells.length));
  const all = Array.from({ length: width }, (_, at) => body.map(({ cells }) => cells[at] ?? ""));
  const sorts = all.map((cells) => cells.map((cell) => readAmount(cell, language).sort));
  const numeric = sorts.map((read) => {
    const amounts = read.filter((sort) => ["number", "unclear", "range"].includes(sort)).length;
    return amounts > 0 && amounts >= read.filter((sort) => sort === "other").length;
  });
  const counts = all.map((cells) => cells.length > 1 && cells.every((cell, at) => Number.parseInt(cell, 10) === at + 1));
  const pick = (sort, fits) => {
    const named = heads.indexOf(sort);
    return named >= 0 ? named : all.findIndex((_, at) => fits(at));
  };
  const words = Math.max(0, pick("text", (at) => !numeric[at] && !["number", "cost"].includes(heads[at])));
  const cost = columns && priced ? pick("cost", (at) => at !== words && numeric[at] && !counts[at] && heads[at] !== "number") : -1;
  all.forEach((cells, at) => {
    if (at !== words && at !== cost && cells.some(Boolean)) note("column", { column: at + 1, text: cells.find(Boolean) });
  });
  return { words, cost };
}

function textOf(cells, { words, cost }) {
  const text = (cells[words] ?? "").replace(/[\s;,]+$/, "");
  const behind = cells[cost] ?? "";
  return text && behind ? `${text} | ${behind}` : text;
}

// The texts alone: without the marks of a list, and of a chat without who wrote what when.
function bare(rows, note) {
  const said = rows.map(({ text }) => withoutSender(text));
  const done = withoutMarks(said);
  const count = (before, after) => after.filter((text, at) => text !== before[at]).length;
  const senders = count(rows.map(({ text }) => text), said);
  if (senders) note("senders", { n: senders });
  if (count(said, done)) note("marks", { n: count(said, done) });
  return rows.map(({ line }, at) => ({ text: done[at], line })).filter(({ text }) => text);
}

function onceEach(items, priced, note) {
  const first = new Map();
  return items.filter(({ text, line }) => {
    const named = priced && text.includes("|") ? text.slice(0, text.lastIndexOf("|")).trim() : text; // whatever it costs
    const key = named.toLowerCase().replace(/\s+/g, " ");
    if (first.has(key)) note("equal", { line, first: first.get(key), text });
    else first.set(key, line);
    return first.get(key) === line;
  });
}

function limited(items, { most, characters }, note) {
  for (const { text, line } of items) {
    if (lengthOf(text) > characters) note("long", { line, length: lengthOf(text), limit: characters });
  }
  const fitting = items.filter(({ text }) => lengthOf(text) <= characters);
  if (fitting.length > most) note("many", { n: fitting.length, most, line: fitting[most].line });
  return fitting.slice(0, most);
}

function tellCost({ text, line }, language, unit, note) {
  const at = text.lastIndexOf("|");
  const { sort, values } = readAmount(at < 0 ? "" : text.slice(at + 1), language, unit);
  if (sort === "number" && Number(values[0]) > 0) return;
  note(sort === "unclear" ? "unclear" : "no_cost", { line, text });
}
