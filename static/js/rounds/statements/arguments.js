// Arguments for and against a statement, side by side and in alphabetical order: nobody voted on them. Pure.

export const SIDES = ["for", "against"];

// -> [{id, text, side, state?}] of one side of a statement.
export const argumentsOf = ({ arguments: all }, statement, side) =>
  Object.entries(all)
    .filter(([, each]) => each.statement === statement && each.side === side)
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => a.text.localeCompare(b.text));

export const hasArguments = (body, statement) => Object.values(body.arguments).some((each) => each.statement === statement);

// More than were sent to this screen: only the newest come.
export const unseen = (body, statement, side) => body.counts[statement][side] - argumentsOf(body, statement, side).length;
