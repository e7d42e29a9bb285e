// What the room said: the sentences of results, in the words that are shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstsOf, goingOn, named, quoted, rolesSaid } from "#js/results/said.js";
import { settled } from "#js/results/settled.js";
import { said as came } from "#js/rounds/brainstorm/said.js";
import { said as chosen } from "#js/rounds/choose/said.js";
import { said as dotted } from "#js/rounds/dots/said.js";
import { said as rated } from "#js/rounds/rate/said.js";
import { said as agreed } from "#js/rounds/statements/said.js";
import { movesSaid, shiftSaid } from "#js/wall/shift.js";

// A translator that shows keys and gaps, so that what is said can be told from how.
const t = (key, gaps = {}) => `${key}(${Object.entries(gaps).filter(([name]) => name !== "n").map(([, word]) => word).join("; ")})`;
const view = { session: { roles: [{ id: "r", label: "Resident" }] } };
const option = (id, place, votes, more = {}) => ({ id, text: `Option ${id}`, place, votes, goesOn: null, byRole: {}, ...more });
/** @returns {any} */
const choose = (options, more = {}) => ({
  view, lang: "en", t, round: { settings: { places: 0 }, shift: null, result: { votes: 9, ballots: 5, options, roles: [],
    solid: null, ...more } },
});

test("when nobody chose anything no option is named", () =>
  assert.equal(chosen(choose([option("a", 1, 0)], { votes: 0 })), "choose.said.nothing()"));

test("equals are named together, and too many are counted", () => {
  const level = (count) => Array.from({ length: count }, (_, at) => option(String(at), 1, 3));
  assert.match(chosen(choose(level(2))), /choose\.said\.tied\(5; ‘Option 0’ and ‘Option 1’\)/i);
  assert.match(chosen(choose(level(4))), /common\.said\.tied_many/i);
});

test("a text that is too long to quote has its number, never a part of it", () => {
  const long = "x".repeat(200);
  assert.equal(quoted([long], "en"), null);
  assert.equal(named([{ id: "a", text: long, place: 3 }], t, "en"), "common.said.numbers(3)");
  assert.equal(named([{ id: "a", text: "A full stop.", place: 3 }], t, "en"), "‘A full stop’");
});

test("the line under the figures never has a number for a text that is too long: those stand before the figures", () => {
  const moves = [{ id: "a", before: 1, after: 2 }, { id: "b", before: 9, after: 4 }];
  const vote = (text) => ({ kind: "dots", result: {}, options: [{ id: "a", text: "Short" }, { id: "b", text }],
    shift: { moves, ballots: [5, 5] }, repeat: null });
  assert.deepEqual(movesSaid(vote("x".repeat(61)), t, "en"),
    ["common.shift_since(common.shift_largest() common.shift_move(9; 4))"]);
  assert.match(movesSaid(vote("x".repeat(60)), t, "en")[0], /‘x+’ common\.shift_move\(9; 4\), ‘Short’/);
  assert.match(shiftSaid(vote("x".repeat(200)), t, "en"), /common\.said\.numbers\(2\) common\.shift_move/);
});

test("a role that puts something else first has its own sentence", () => {
  const solid = { line: null, reasons: [{ code: "role_disagrees", about: ["r"] }] };
  const given = choose([option("a", 1, 5), option("b", 2, 4)], { solid, roles: [{ role: "r", ballots: 5 }] });
  assert.match(chosen(given), /common\.said\.roles\(Resident\)/i);
});

test("after a second vote it says from where the first rose", () => {
  const given = choose([option("a", 1, 5), option("b", 2, 4)]);
  given.round.shift = { moves: [{ id: "a", before: 1, after: 5 }, { id: "b", before: 4, after: 4 }] };
  assert.match(chosen(given), /common\.said\.rose\(2nd; 1st\)/i);
  given.round.shift.moves[0].before = 9;
  assert.match(chosen(given), /common\.said\.stayed/i);
});

test("what goes on is named, unless the line runs through equals", () => {
  const options = [1, 2, 3].map((place) => ({ ...option(String(place), place, 0), dots: 9 - place }));
  const given = choose(options, { solid: { line: 2, reasons: [] }, tiers: [["1"], ["2"], ["3"]], dots: 9 });
  assert.match(dotted(given), /common\.said\.chosen\(‘Option 1’ and ‘Option 2’\)/i);
  given.round.result.tiers = [["1"], ["2", "3"]];
  assert.match(dotted(given), /dots\.said\.first/i);
});

test("one statement says how divided the room is, and how it was before", () => {
  const statement = { id: "a", text: "A", n: 10, agree: 5, disagree: 5, share: 0.5, divided: true };
  /** @type {any} */
  const round = { settings: {}, shift: { moves: [{ id: "a", before: 30, after: 50 }] }, result: { statements: [statement] } };
  assert.equal(agreed({ round, t, lang: "en", view, pulse: null }), "Statements.said.level(5; 5) Statements.said.then(30; 50)");
});

test("each role has the numbers that it puts first, none where all are level", () => {
  const options = [{ place: 1, byRole: { r: 2, s: 1 } }, { place: 2, byRole: { r: 3, s: 1 } }];
  const firsts = firstsOf(options, [{ key: "r" }, { key: "s" }, { key: "gone" }], (figure) => figure);
  assert.deepEqual(firsts, { r: [2], s: null, gone: null });
});

test("what came in is called what it is: ideas, arguments or words", () => {
  const body = { count: 3, topics: [], perTopic: {} };
  /** @type {(settings: object) => any} */
  const given = (settings) => ({ round: { settings, body }, t });
  assert.match(came(given({})), /^brainstorm\.said\(/i);
  assert.match(came(given({ sides: "for_against" })), /^brainstorm\.argument\.said\(/i);
  assert.match(came(given({ one_word: true })), /^brainstorm\.word\.said\(/i);
});

test("an average that is the same as at first is told once", () => {
  const statement = { id: "a", text: "A", n: 3, mean: 3, place: 1, divided: false, counts: [0, 1, 1, 1, 0], byRole: {} };
  /** @type {(before: number) => any} */
  const given = (before) => ({ view, lang: "en", t, round: { settings: { scale: "1-5", labels: [], agree_words: true },
    shift: { moves: [{ id: "a", before, after: 3 }] },
    result: { options: [statement], roles: [], solid: null, tiers: [["a"]] } } });
  assert.match(rated(given(3)), /rate\.said\.same\(3\.0; 3\.0\)/i);
  assert.match(rated(given(2)), /rate\.said\.then\(2\.0; 3\.0\)/i);
});

test("equals that were put in an order go on in that order, and the line says what decided", () => {
  const options = ["a", "b", "c", "d"].map((id) => ({ id }));
  const solid = { line: 2, reasons: [{ code: "tie_cut", about: ["b", "c"] }] };
  const round = { ties: [], result: { options, tiers: [["a"], ["b", "c"], ["d"]], solid } };
  assert.equal(settled(round), round);
  const other = { ...round, ties: [{ flavour: "divided", how: "lot", order: ["c", "b"] }] };
  assert.equal(settled(other), other);
  const { result } = settled({ ...round, ties: [{ flavour: "options", how: "lot", order: ["c", "b"] }] });
  assert.deepEqual(result.options.map(({ id }) => id), ["a", "c", "b", "d"]);
  assert.deepEqual([result.tiers, result.settled], [[["a"], ["c"], ["b"], ["d"]], "lot"]);
  assert.deepEqual(goingOn(result).map(({ id }) => id), ["a", "c"]);
});

test("what was on the last places of a choice goes on or does not, once the lot has chosen", () => {
  const options = [["a", "in"], ["b", "tied"], ["c", "tied"]].map(([id, goesOn]) => ({ id, goesOn }));
  const result = { options, tiers: [["a"], ["b", "c"]], solid: { line: 2, reasons: [] }, going: { sure: 1, level: 2 } };
  const told = settled({ ties: [{ flavour: "options", how: "person", order: ["c", "b"] }], result }).result;
  assert.deepEqual(told.options, [{ id: "a", goesOn: "in" }, { id: "c", goesOn: "in" }, { id: "b", goesOn: "out" }]);
  assert.deepEqual([told.going, told.settled], [{ sure: 2, level: 0 }, "person"]);
});

test("a role with one of the equals on top has nothing else first", () => {
  const result = { solid: { reasons: [{ code: "role_disagrees", about: ["r", "s"] }] } };
  const roles = [{ key: "r", label: "Bewoner" }, { key: "s", label: "Gemeente" }];
  const said = rolesSaid(result, roles, (key, { roles: labels }) => `${key} ${labels}`, "nl", { r: [1, 3], s: [2] });
  assert.deepEqual(said, ["common.said.roles Gemeente"]);
});
