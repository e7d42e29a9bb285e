// The texts of what a round was about: its options, or what its kind tells about in the result.

// Option id -> text.
export function textsOf({ options, result }) {
  const told = [...options, ...(result?.options ?? []), ...(result?.decisions ?? [])];
  return Object.fromEntries(told.map((each) => [each.id, each.text]));
}
