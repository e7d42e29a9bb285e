// An order with equals: [[id, …], …], best first, ids in one list are equal. Every change gives a new order.

const tidy = (order) => order.filter((tier) => tier.length > 0);

const tierOf = (order, id) => order.findIndex((tier) => tier.includes(id));

const without = (tier, id) => tier.filter((each) => each !== id);

// One row for each option: its place (equals share one), whether it has equals, whether it is the first of them.
export function rowsOf(order) {
  let above = 0;
  return order.flatMap((tier) => {
    const place = above + 1;
    above += tier.length;
    return tier.map((id, at) => ({ id, place, equal: tier.length > 1, leads: at === 0 }));
  });
}

export const add = (order, id) => [...order, [id]];

export const remove = (order, id) => tidy(order.map((tier) => without(tier, id)));

export const toTop = (order, id) => [[id], ...remove(order, id)];

// by: -1 or 1. What has equals steps out of them first; what stands alone changes places with the ones next to it.
export function move(order, id, by) {
  const at = tierOf(order, id);
  if (order[at].length > 1) {
    const rest = without(order[at], id);
    return [...order.slice(0, at), ...(by < 0 ? [[id], rest] : [rest, [id]]), ...order.slice(at + 1)];
  }
  const to = at + by;
  if (to < 0 || to >= order.length) return order;
  const next = [...order];
  [next[at], next[to]] = [next[to], next[at]];
  return next;
}

// As good as the one above it.
export function join(order, id) {
  const rows = rowsOf(order);
  const above = rows[rows.findIndex((row) => row.id === id) - 1];
  if (!above) return order;
  const rest = remove(order, id);
  return rest.map((tier) => (tier.includes(above.id) ? [...tier, id] : tier));
}

export const apart = (order, id) => move(order, id, 1);

// To a place in the list of rows, as when it is dragged there. Between two equals it becomes their equal.
export function put(order, id, index) {
  const rest = remove(order, id);
  const rows = rowsOf(rest);
  const [above, below] = [rows[index - 1], rows[index]];
  if (above && below && !below.leads) return rest.map((tier) => (tier.includes(above.id)
    ? tier.flatMap((each) => (each === above.id ? [each, id] : [each])) : tier));
  const at = above ? tierOf(rest, above.id) + 1 : 0;
  return [...rest.slice(0, at), [id], ...rest.slice(at)];
}
