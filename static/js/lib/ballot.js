// A phone's own ballot in a secret round. `n` grows on the phone, so that an older ballot never replaces a newer one.

// Gives cast(round, choice) -> Promise<ack>. send(name, round, data): the outbox; known(round): the n the server has, or 0.
export function createCaster({ send, known, now = Date.now }) {
  const last = new Map();
  return function cast(round, choice) {
    const n = Math.max(now(), known(round) + 1, (last.get(round) ?? 0) + 1);
    last.set(round, n);
    return send("ballot.cast", round, { n, choice });
  };
}

// What this seat has chosen, newest first: {choice, entry} from the outbox (entry: not yet with the server), {choice} as
// the server has it, or null. entries: the outbox entries of this round; mine: as the server sends it.
export function ballotInHand(round, mine, entries) {
  const own = entries.filter((entry) => entry.name === "ballot.cast" && entry.data);
  const entry = own.at(-1);
  const stored = mine?.ballots?.[round] ?? null;
  if (entry && entry.data.n > (stored?.n ?? 0)) return { choice: entry.data.choice, entry };
  return stored && { choice: stored.choice };
}
