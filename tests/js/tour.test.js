// The tour: where its card stands, and that it is never there while people are busy.
import assert from "node:assert/strict";
import test from "node:test";
import { STEPS, beside, isBusy } from "#js/desk/tour.js";

const page = { width: 1440, height: 900 };
const card = { width: 370, height: 220 };
const at = (left, top, width, height) => ({ left, top, width, height, bottom: top + height });

test("a round that is open or closes ends the tour, one that is over does not", () => {
  const view = (phase) => ({ agenda: [{ phase: "draft" }, { phase }] });
  assert.deepEqual(["open", "closing", "closed", "released", "draft"].map((phase) => isBusy(view(phase))),
    [true, true, false, false, false]);
});

test("the card never leaves the window, whatever it is about", () => {
  for (const target of [at(0, 0, 1000, 900), at(1400, 10, 40, 40), at(10, 850, 100, 40), at(-50, -20, 30, 30), at(600, 2000, 10, 10)]) {
    const { left, top } = beside(target, card, page).card;
    const [x, y] = [left, top].map(parseFloat);
    assert.ok(x >= 0 && x + card.width <= page.width, `${left} of ${JSON.stringify(target)}`);
    assert.ok(y >= 0 && y + card.height <= page.height, `${top} of ${JSON.stringify(target)}`);
  }
});

test("the card leaves what it is about in sight where there is room", () => {
  const target = at(600, 10, 120, 44);
  assert.equal(beside(target, card, page).card.top, "66px");
  assert.deepEqual(beside(at(600, 800, 120, 44), card, page).card.top, "568px");
});

test("the tour is short", () => {
  assert.ok(STEPS.length <= 5);
});
