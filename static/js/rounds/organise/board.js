// The clusters of a round with their ideas, from the options and the places in the body. Pure.

// -> {clusters: [{id, name, cat, count, origin, ideas}], unsorted, loose}; ideas are options {id, text, note, origin}, in the order of
// the options: those that this screen got; count: of how many contributions all of them are made; loose: the same of what is
// unsorted; origin: of which topics and sides those are; cat: the shape and colour of the cluster, from 1, in the order of making.
export function boardOf({ options, body }) {
  const { clusters = [], places = {} } = body;
  const inside = new Map([null, ...clusters.map(({ id }) => id)].map((id) => [id, []]));
  for (const idea of options) inside.get(places[idea.id] ?? null)?.push(idea);
  return {
    clusters: clusters.map(({ id, name, count, origin }, index) => ({
      id, name, cat: index + 1, count, origin, ideas: inside.get(id) })),
    unsorted: inside.get(null),
    loose: body.unsorted ?? options.length,
  };
}

export const matches = (words) => {
  const sought = words.trim().toLowerCase();
  return (idea) => !sought || idea.text.toLowerCase().includes(sought);
};
