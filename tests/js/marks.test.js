// Marks on the plane of two criteria that make way for each other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LEFT, apart } from "#js/rounds/criteria/marks.js";

const ROOM = { width: 42, height: 36 };
const far = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test("marks that do not touch stay exactly where they are", () => {
  const points = [{ x: 5, y: 5 }, { x: 20, y: 20 }, { x: 38, y: 30 }];
  assert.deepEqual(apart(points, 3.3, ROOM), points);
});

test("twelve marks on one spot all become visible, on the plane and not far away", () => {
  const points = Array.from({ length: 12 }, () => ({ x: 2, y: 18 }));
  const places = apart(points, 3.3, ROOM);
  for (const [at, one] of places.entries()) {
    for (const other of places.slice(at + 1)) assert.ok(far(one, other) > 3.3 * 0.9);
    assert.ok(one.x >= 1.65 && one.x <= ROOM.width - 1.65 && one.y >= 1.65 && one.y <= ROOM.height - 1.65);
    assert.ok(far(one, points[at]) < 14);
  }
});

test("two marks that touch move as little as is needed", () => {
  const points = [{ x: 20, y: 20 }, { x: 22, y: 20 }];
  const places = apart(points, 3.3, ROOM);
  places.forEach((mark, at) => assert.ok(far(mark, points[at]) < LEFT * 3.3));
  assert.ok(far(...places) > 3.2);
});

test("a mark stays in the quarter of its point, however many stand there", () => {
  const points = Array.from({ length: 6 }, (_, at) => ({ x: 21.4 + at * 0.1, y: 18.3 }));
  for (const { x, y } of apart(points, 4.7, ROOM)) assert.ok(x > ROOM.width / 2 && y > ROOM.height / 2);
});
