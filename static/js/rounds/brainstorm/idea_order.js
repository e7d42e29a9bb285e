// The order and the number of ideas. A view holds them by id; `n` is when they came, because an idea that is shown again or that comes
// back into the window of the newest arrives last in a delta.

// {id: {n, …}} -> [[id, idea], …], newest last.
export const newestLast = (ideas) => Object.entries(ideas).sort(([, a], [, b]) => a.n - b.n);

// Words: [[id, idea], …], those that came most often first.
export const byNumber = (ideas) => newestLast(ideas).sort(([, a], [, b]) => b.merged - a.merged);

// How many ideas these stand for: each one and those merged into it.
export const ideasWith = (ideas) => ideas.reduce((sum, idea) => sum + 1 + idea.merged, 0);
