// Run with `node --test tests/js`: which form a table of results takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, shapesOf, widthOf } from "#js/tables/table_shape.js";

const LONG = "Vraag ondernemers om stageplekken, en dat mag best hardop, en dan vooral in het begin";
const NAMES = ["Bewoner", "Zorgprofessional", "Gemeente", "Ervaringsdeskundige", "Vrijwilliger", "Wethouder"];
const PLACE = { key: "place", label: "Plaats", lead: true };
const TEXT = { key: "text", label: "Keuze" };
const figures = (...labels) => labels.map((label) => ({ key: label, label }));
const roles = (count) =>
  NAMES.slice(0, count).map((label, at) => ({ key: `r${at}`, label: `${label} (28)`, role: { key: `r${at}`, cat: at + 1 } }));
const rowsOf = (columns, text, cell = "97") => [
  { key: "a", cells: Object.fromEntries(columns.map(({ key }) => [key, key === "text" ? text : cell])) },
];
const shapes = (columns, text, { cell, spanned, room = 558 } = {}) => shapesOf(columns, rowsOf(columns, text, cell), { room, spanned });
const forms = (found) => found.map((each) => [each.spanned ? "above" : "beside", each.named ? "named" : "marks", each.figures.length]);

test("a table that nobody can read beside its figures has the text above them", () => {
  const columns = [PLACE, TEXT, ...figures("Stippen", "Mensen"), ...roles(4)];
  assert.deepEqual(forms(shapes(columns, LONG)), [["above", "marks", 6]]);
  assert.deepEqual(forms(shapes(columns, "Ja")), [["beside", "marks", 6]]);
});

test("on a wide screen the text stands beside its figures, with the names of the roles", () => {
  const columns = [PLACE, TEXT, ...figures("Stippen", "Mensen"), ...roles(4)];
  assert.deepEqual(forms(shapes(columns, LONG, { room: 1200 })), [["beside", "named", 6]]);
});

test("roles have their names in the head while there is room", () => {
  assert.deepEqual(forms(shapes([TEXT, ...figures("Stemmen"), ...roles(2)], "Ja")), [["beside", "named", 3]]);
});

test("roles that do not fit under the same text have a table of their own", () => {
  const columns = [PLACE, TEXT, ...figures("Stippen", "Mensen", "Erbij", "Eraf", "Mensen die weghaalden"), ...roles(6)];
  const found = shapes(columns, LONG, { cell: "−0,3" });
  assert.deepEqual(found.map((each) => each.figures.length), [5, 6]);
  assert.ok(found[1].figures.every((column) => column.role));
});

test("figures that are words are cut into as few equal tables as fit", () => {
  const found = shapes([TEXT, ...roles(6)], LONG, { cell: "Onvoldoende +" });
  assert.deepEqual(found.map((each) => each.figures.length), [3, 3]);
});

test("no table is wider than the room there is, whatever its cells", () => {
  for (const count of [0, 1, 3, 6]) {
    for (const cell of ["7", "73% van 28", "100.000", "Middelste antwoord"]) {
      const columns = [PLACE, TEXT, ...figures("Gemiddelde", "Spreiding", "Eensgezind", "Weet niet"), ...roles(count)];
      for (const { fits, figures: shown } of shapes(columns, LONG, { cell })) assert.ok(fits, `${shown.length} figures as ${cell}`);
    }
  }
});

test("what is small is not broken, so its column has room for all of it", () => {
  const cell = (type) => [{ cells: { told: { type, props: { children: "57% van 21" } } } }];
  const column = { key: "told", label: "" };
  assert.ok(widthOf(column, cell("small"), true) > 2 * widthOf(column, cell("b"), true) - 20);
});

test("a form that was asked for is kept", () => {
  assert.deepEqual(forms(shapes([TEXT, ...figures("Aantal")], "Ja", { spanned: true })), [["above", "named", 1]]);
});

test("a drawing has a width although it has no words, and can say how much", () => {
  const drawn = [{ cells: { bar: { props: { counts: [1, 2] } } } }];
  const told = [{ cells: { bar: { type: { least: ({ counts }) => 100 * counts.length }, props: { counts: [1, 2, 3] } } } }];
  assert.ok(widthOf({ key: "bar", label: "" }, told, true) > 300);
  assert.ok(widthOf({ key: "bar", label: "" }, drawn, true) > 100);
  assert.ok(widthOf({ key: "bar", label: "", wide: 300 }, drawn, true) > 300);
  assert.equal(plain(["a ", { props: { children: ["b", null, { props: { children: 3 } }] } }, false]).replace(/\s+/g, " ").trim(), "a b 3");
});
