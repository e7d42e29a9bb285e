// A thread of answers as it comes from elsewhere: which answers it holds, which are too long, and what in them looks personal. Pure.
import { lengthOf } from "../../lib/characters.js";
import { isSaid, withoutSender } from "../../lib/pasted/marks.js";
import { tableOf } from "../../lib/pasted/table.js";
import { blotted, personalIn } from "../../lib/personal.js";
import { textOfBytes } from "../../lib/text_of_bytes.js";

export const AT_ONCE = 500; // of a longer thread the rest stays in the field
const A_MESSAGE = 8_000; // bytes of answers in one message; one answer alone may be more
const MANY = 50;
const SHOWN = 6;

/**
 * @param {string} text
 * @param {{lines: boolean, most: number}} asked lines: every line is an answer, else an empty line parts two; most: characters. Each
 *   message of a chat is an answer, without who wrote it and when
 * @returns {{answers: {text: string, number: number}[], all: number, senders: number, flagged: number,
 *   found: import("../../lib/personal.js").Found[], long: {number: number, length: number}[], without: (added: number) => string}}
 *   answers: the first of those that fit, all: how many fit; senders: of how many it was taken off who wrote it; found: what looks
 *   personal in them, each text once; without: what stays in the field when the first went in
 */
export function readThread(text, { lines, most }) {
  const written = text.replaceAll("\r\n", "\n").split("\n").map((line) => (isSaid(line) ? `\n${line}` : line)).join("\n");
  const parts = written.split(lines ? /\n/ : /\n[^\S\n]*(?:\n[^\S\n]*)+/).map((part) => part.trim()).filter(Boolean);
  const measured = parts.map(withoutSender).filter(Boolean).map((part, at) => ({ text: part, number: at + 1, length: lengthOf(part) }));
  const fitting = measured.filter(({ length }) => length <= most);
  const answers = fitting.slice(0, AT_ONCE);
  const personal = answers.map((answer) => personalIn(answer.text));
  const found = [...new Map(personal.flat().map((one) => [one.text, one])).values()];
  return {
    answers,
    all: fitting.length,
    senders: parts.filter(isSaid).length,
    flagged: personal.filter((one) => one.length).length,
    found,
    long: measured.filter(({ length }) => length > most).map(({ number, length }) => ({ number, length })),
    without: (added) => {
      const gone = new Set(answers.slice(0, added).map(({ number }) => number));
      return measured.filter(({ number }) => !gone.has(number)).map((one) => one.text).join(lines ? "\n" : "\n\n");
    },
  };
}

export const LARGEST = 5_000_000; // bytes of a file

/**
 * A file of answers as text: an empty line between two. Of a table (.csv) the column with the longest words has the answers.
 * @param {ArrayBuffer | Uint8Array} bytes @param {string} name
 */
export function textOfFile(bytes, name) {
  const { text } = textOfBytes(bytes);
  if (!/\.csv$/i.test(name)) return text;
  const rows = tableOf(text).rows.map(({ cells }) => cells);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const sizes = Array.from({ length: width }, (_, at) => rows.reduce((sum, cells) => sum + (cells[at]?.length ?? 0), 0));
  const column = sizes.indexOf(Math.max(...sizes));
  return rows.map((cells) => cells[column] ?? "").filter(Boolean).join("\n\n");
}

const bytesOf = (text) => new TextEncoder().encode(text).length;

/** Texts as many together as fit in a message. @param {string[]} texts @returns {string[][]} */
export function portionsOf(texts) {
  const portions = /** @type {string[][]} */ ([]);
  let size = 0;
  for (const text of texts) {
    size += bytesOf(text);
    const last = portions.at(-1);
    if (last && size <= A_MESSAGE && last.length < MANY) last.push(text);
    else {
      portions.push([text]);
      size = bytesOf(text);
    }
  }
  return portions;
}

/** The first few as they will stand there. @param {{text: string}[]} answers @param {string[]} blots */
export const shownOf = (answers, blots) => answers.slice(0, SHOWN).map(({ text }) => blotted(text, blots));
