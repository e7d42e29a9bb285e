// The clusters of a round with their ideas, from the options and the places in the body. Pure.

// -> {clusters: [{id, name, cat, ideas}], unsorted}; ideas are options {id, text, note}, in the order of the options; cat: the
// shape and colour of the cluster, from 1, in the order of making.
export function boardOf({ options, body }) {
  const { clusters = {}, places = {} } = body;
  const inside = new Map([null, ...Object.keys(clusters)].map((id) => [id, []]));
  for (const idea of options) inside.get(places[idea.id] ?? null)?.push(idea);
  return {
    clusters: Object.entries(clusters).map(([id, name], index) => ({ id, name, cat: index + 1, ideas: inside.get(id) })),
    unsorted: inside.get(null),
  };
}

export const matches = (words) => {
  const sought = words.trim().toLowerCase();
  return (idea) => !sought || idea.text.toLowerCase().includes(sought);
};

// How many of these texts fit in `height` rem, with lines of `chars` characters, at most two lines each; the last line is
// kept for "and more" when not all of them fit.
export function fitting(texts, { height, chars, line = 2, gap = 0.66 }) {
  const costs = texts.map((text) => Math.min(2, Math.ceil([...text].length / chars)) * line + gap);
  const fill = (room) => {
    let left = room;
    return costs.findIndex((cost) => (left -= cost) < 0);
  };
  return fill(height) === -1 ? texts.length : Math.max(0, fill(height - line - gap));
}
