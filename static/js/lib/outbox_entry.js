// What the place of a command in the outbox says about it.

// Whether a text on its way has certainly not reached the server: only then can it be changed on this phone alone.
export const neverSent = (entry) => entry?.state === "waiting" && entry.attempts === 0;
