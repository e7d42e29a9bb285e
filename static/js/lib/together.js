// What comes of a list that two people changed at the same time. Pure.

const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/**
 * A text of one item a line: what `theirs` has, without the lines that went from `base` to `mine`, and with those that came. A line
 * that both changed is there twice, as each made it.
 * @param {string} base @param {string} mine @param {string} theirs
 */
export function linesTogether(base, mine, theirs) {
  const [before, own] = [new Set(linesOf(base)), linesOf(mine)];
  const stays = new Set(own);
  const result = linesOf(theirs).filter((line) => stays.has(line) || !before.has(line));
  own.forEach((line, at) => {
    if (before.has(line) || result.includes(line)) return;
    const after = own.slice(0, at).reverse().find((earlier) => result.includes(earlier));
    result.splice(after === undefined ? 0 : result.indexOf(after) + 1, 0, line);
  });
  return result.join("\n");
}
