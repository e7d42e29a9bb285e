// Arguments for and against a statement, side by side and in alphabetical order: nobody voted on them. Pure.

export const SIDES = ["for", "against"];

// -> [{id, text, side, state?}] of one side of a statement.
export const argumentsOf = ({ arguments: all }, statement, side) =>
  Object.entries(all)
    .filter(([, one]) => one.statement === statement && one.side === side)
    .map(([id, one]) => ({ id, ...one }))
    .sort((a, b) => a.text.localeCompare(b.text));

export const hasArguments = (body, statement) => Object.values(body.arguments).some((one) => one.statement === statement);

// More than were sent to this screen: only the newest come.
export const unseen = (body, statement, side) => body.counts[statement][side] - argumentsOf(body, statement, side).length;
