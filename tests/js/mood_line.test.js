import assert from "node:assert/strict";
import { test } from "node:test";
import { thinned } from "#js/rounds/mood/line.js";

const line = (points) => Array.from({ length: points }, (_, at) => ({ second: at * 10, mean: at % 2 ? 40 : 60 }));

test("a short line is drawn as it is", () => assert.deepEqual(thinned(line(240)), line(240)));

test("a long line keeps its ends, its order and what it tells, in fewer points", () => {
  const [whole, drawn] = [line(3000), thinned(line(3000))];
  assert.ok(drawn.length <= 242);
  assert.deepEqual([drawn[0], drawn.at(-1)], [whole[0], whole.at(-1)]);
  drawn.slice(1).forEach((point, at) => assert.ok(point.second >= drawn[at].second));
  assert.ok(drawn.slice(1, -1).every(({ mean }) => mean > 48 && mean < 52));
});
