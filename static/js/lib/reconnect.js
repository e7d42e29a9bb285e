// How long a client waits before it connects again. Spread out, because a room full of phones loses its Wi-Fi at once.

const FIRST_MS = [300, 1_500]; // a hiccup of one phone
const NEXT_MS = [1_000, 8_000]; // a herd
const MAX_MS = 15_000;

// attempt: 0 for the first try after a loss. retryAfter: seconds the server asked for in its `bye`; the herd is spread over as much again.
export function reconnectDelay(attempt, retryAfter = null, random = Math.random) {
  if (retryAfter !== null) return retryAfter * 1_000 * (1 + random());
  const [least, most] = attempt === 0 ? FIRST_MS : NEXT_MS;
  const growth = attempt < 2 ? 1 : 1.5 ** (attempt - 1);
  return Math.min(MAX_MS, least + random() * (most - least) * growth);
}
