// The texts of the questions of a round, by id: its options, and the decisions that are worded in it.
export const textsOf = ({ options, body }) =>
  Object.fromEntries([...options, ...(body?.decisions ?? [])].map(({ id, text }) => [id, text]));
