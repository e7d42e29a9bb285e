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
