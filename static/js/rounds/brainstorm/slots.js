// Places for ideas on the wall, so that nothing moves when one comes: a new idea takes free room, and on a full wall the place
// of the oldest. Heights are in rem. Pure.

const LEAST = 3; // rem: less room than this is not kept free

/**
 * @typedef {{id: string | null, height: number}} Slot from top to bottom; without an id it is free
 * @typedef {Slot[][]} Columns
 */

/** @param {number} count @param {number} height @returns {Columns} */
export const emptyColumns = (count, height) => Array.from({ length: count }, () => [{ id: null, height }]);

/** The ids that have a place. @param {Columns} columns */
export const placed = (columns) => columns.flat().flatMap(({ id }) => (id === null ? [] : [id]));

/**
 * An idea in the first free room that is high enough, or null when there is none.
 * @param {Columns} columns @param {string} id @param {number} height
 */
export function fitted(columns, id, height) {
  const at = columns.findIndex((slots) => slots.some((slot) => slot.id === null && slot.height >= height));
  if (at < 0) return null;
  const free = columns[at].findIndex((slot) => slot.id === null && slot.height >= height);
  return replaced(columns, at, free, free + 1, id, height);
}

/**
 * An idea in the place of the oldest; it takes what stands beside it as well when it needs that room.
 * @param {Columns} columns @param {string} id @param {number} height @param {string[]} ages ids, the oldest first
 */
export function exchanged(columns, id, height, ages) {
  const known = new Set(placed(columns));
  const oldest = ages.find((other) => known.has(other));
  const at = columns.findIndex((slots) => slots.some((slot) => slot.id === oldest));
  if (at < 0) return columns;
  const slots = columns[at];
  let from = slots.findIndex((slot) => slot.id === oldest);
  let to = from + 1;
  const room = () => slots.slice(from, to).reduce((sum, slot) => sum + slot.height, 0);
  while (room() < height && (to < slots.length || from > 0)) {
    if (to < slots.length) to += 1;
    else from -= 1;
  }
  return replaced(columns, at, from, to, id, Math.min(height, room()));
}

/** Without ideas that are gone; their room is free. @param {Columns} columns @param {(slot: Slot) => boolean} stays */
export const without = (columns, stays) =>
  columns.map((slots) => joined(slots.map((slot) => (slot.id === null || stays(slot) ? slot : { id: null, height: slot.height }))));

// The slots from..to of a column become one idea, and what is left of their room is free.
function replaced(columns, at, from, to, id, height) {
  const slots = columns[at];
  const rest = slots.slice(from, to).reduce((sum, slot) => sum + slot.height, 0) - height;
  const fresh = rest >= LEAST ? [{ id, height }, { id: null, height: rest }] : [{ id, height: height + rest }];
  const changed = joined([...slots.slice(0, from), ...fresh, ...slots.slice(to)]);
  return columns.map((other, index) => (index === at ? changed : other));
}

// Free room that lies together is one.
function joined(slots) {
  return slots.reduce((all, slot) => {
    const last = all.at(-1);
    if (slot.id !== null || !last || last.id !== null) return [...all, slot];
    return [...all.slice(0, -1), { id: null, height: last.height + slot.height }];
  }, /** @type {Slot[]} */ ([]));
}
