// What a phone sends, filled up to one length for each kind of message. TLS hides what a message says and not how long it
// is, and a vote against is longer than a vote for. docs/protocol.md has the rule; the server does the same for its part.

const STEP = 1024; // of every command but a ballot, and of a ballot of a round that this page never saw open
const bytesOf = (envelope) => new TextEncoder().encode(JSON.stringify(envelope)).length;

// For one page. It remembers the length of ballots by round, for one that goes out when the next round is on the screen.
export function createPadding() {
  const steps = new Map();
  return {
    /**
     * The round on the screen changed.
     * @param {{id: string, ballotBytes?: number} | null} [round]
     */
    see(round) {
      if (round?.ballotBytes) steps.set(round.id, round.ballotBytes);
    },
    /**
     * The envelope with a `pad`, so that its JSON is a multiple of the step of its kind.
     * @param {{id: string, name: string, round: string | null, data: object}} envelope
     */
    filledUp(envelope) {
      const step = envelope.name === "ballot.cast" ? (steps.get(envelope.round) ?? STEP) : STEP;
      const least = bytesOf({ ...envelope, pad: "" });
      return { ...envelope, pad: " ".repeat((step - (least % step)) % step) };
    },
  };
}
