// The clusters of a round with their ideas, from the options and the places in the body. Pure.
import { originOf } from "../../lib/origin.js";

// -> {clusters, unsorted, loose, doubles}
//   clusters: [{id, name, outer, cat, count, whole, origin, ideas}]; outer: the name of the one it is in, or null; count: of how many
//   contributions its own ideas are made; whole: the same with the clusters in it; origin: of which topics and sides those are;
//   cat: the shape and colour, from 1, in the order of making; one in another has that of the other.
//   Ideas are options {id, text, note, origin}, in the order of the options: those that this screen got. unsorted: in no cluster;
//   loose: of how many contributions those are made; doubles: Map id -> the ideas that stand under it.
// places: where the ideas are, when that is not (yet) what the body says; then everything is counted here.
export function boardOf({ options, body }, places = null) {
  const { clusters = [], under = {}, merged = {} } = body;
  const where = places ?? body.places ?? {};
  const inside = new Map([null, ...clusters.map(({ id }) => id)].map((id) => [id, []]));
  const doubles = new Map();
  for (const option of options) {
    const into = under[option.id];
    const idea = merged[option.id] ? { ...option, origin: merged[option.id] } : option;
    if (into === undefined) (inside.get(where[option.id] ?? null) ?? inside.get(null)).push(idea);
    else doubles.set(into, [...(doubles.get(into) ?? []), option]);
  }
  const unsorted = inside.get(null);
  const counted = (id, count) => (places ? originOf(inside.get(id)).n : count);
  const own = clusters.map((cluster) => ({ ...cluster, count: counted(cluster.id, cluster.count), ideas: inside.get(cluster.id) }));
  const tops = own.filter((cluster) => !cluster.inside).map(({ id }) => id);
  return {
    clusters: own.map(({ id, name, count, origin, ideas, inside: outer = null }) => ({
      id, name, count, origin, ideas, inside: outer, cat: tops.indexOf(outer ?? id) + 1,
      outer: own.find((cluster) => cluster.id === outer)?.name ?? null,
      whole: count + own.filter((cluster) => cluster.inside === id).reduce((sum, cluster) => sum + cluster.count, 0) })),
    unsorted,
    loose: places ? originOf(unsorted).n : body.unsorted ?? options.length,
    doubles,
  };
}

export const matches = (words) => {
  const sought = words.trim().toLowerCase();
  return (idea) => !sought || idea.text.toLowerCase().includes(sought);
};

/**
 * Where the ideas are once these moves are done.
 * @param {Record<string, string>} places @param {{ideas: string[], to: string | null}[]} moves
 */
export function movedPlaces(places, moves) {
  const now = { ...places };
  for (const { ideas, to } of moves) {
    for (const idea of ideas) {
      if (to === null) delete now[idea];
      else now[idea] = to;
    }
  }
  return now;
}

/** The one to go on with when some of a list go: the next one that stays, else the one before. @returns {string | null} */
export function nextAfter(ids, going, current) {
  const gone = new Set(going);
  const at = ids.indexOf(current);
  const from = at < 0 ? 0 : at;
  const stays = (id) => !gone.has(id);
  return ids.slice(from).find(stays) ?? ids.slice(0, from).findLast(stays) ?? null;
}
