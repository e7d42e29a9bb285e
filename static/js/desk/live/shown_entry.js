// Which round a desk shows: the one somebody looks at, else the one in focus, else the first that comes.

/**
 * @param {{agenda: any[], current: string | null, session: {phase: string}}} view
 * @param {string | null} looking the id of the round that was chosen, or null
 */
export function shownEntry({ agenda, current, session }, looking) {
  const find = (id) => agenda.find((entry) => entry.id === id);
  const coming = agenda.find((entry) => entry.phase === "draft" && !entry.skipped);
  const past = agenda.findLast((entry) => entry.phase === "closed" || entry.phase === "released");
  return find(looking) ?? find(current) ?? (session.phase === "closed" ? past : coming) ?? agenda[0];
}
