// The parts of a brainstorm: its topics where there are more than one, its two sides, or the sides of every topic. Every idea counts
// in the part it was sent to, also when it was merged with one of another part. Pure.

export const SIDES = ["for", "against"];

export const hasSides = ({ settings }) => Boolean(settings.sides) && settings.sides !== "none";

// What a side is called: the name that the facilitator gave it, else for or against.
export const sideName = ({ settings }, side, t) =>
  (settings.sides === "named" && settings[`side_${side}`]) || t(`brainstorm.${side}`);

export const ofWords = ({ settings }) => Boolean(settings.one_word);

// How long what people send may be.
export const mostOf = ({ settings }) => (settings.one_word ? Math.min(settings.idea_characters, 40) : settings.idea_characters);

// The words for what people send: an idea, an argument of one side, or a word.
export const wordsOf = (round, key) =>
  (hasSides(round) ? `brainstorm.argument.${key}` : ofWords(round) ? `brainstorm.word.${key}` : `brainstorm.${key}`);

// -> [{key, topic, side, text}]; none when there is only one part. key: as the server counts it.
export function partsOf(round, t) {
  const { topics } = round.body;
  const many = topics.length > 1 ? topics : [];
  if (!hasSides(round)) return many.map(({ id, text }) => ({ key: id, topic: id, side: null, text }));
  const named = SIDES.map((side) => ({ side, text: sideName(round, side, t) }));
  if (!many.length) return named.map(({ side, text }) => ({ key: side, topic: null, side, text }));
  return many.flatMap((topic) =>
    named.map(({ side, text }) => ({ key: `${topic.id}:${side}`, topic: topic.id, side, text: `${topic.text}: ${text}` })));
}

// How many ideas of this part stand behind an idea: itself and what was merged with it.
export function inPart(idea, part) {
  if (idea.by) return idea.by[part.key] ?? 0;
  const here = (part.topic === null || idea.topic === part.topic) && (part.side === null || idea.side === part.side);
  return here ? 1 + idea.merged : 0;
}
