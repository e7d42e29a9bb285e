// The comments on one idea, of the view and of this phone. Pure.
import { newestLast } from "./idea_order.js";

export const COMMENT_CHARACTERS = 200;

// comments: of the view, those of others and one's own; own: {id: {text, state, idea}} of this seat; entries: of the outbox.
// -> what stands under an idea, oldest first: {key, id, text, mine, hidden, waits, entry}. Nothing that was typed is missing.
export function remarksOn(idea, comments = {}, own = {}, entries = []) {
  const on = (all) => newestLast(Object.fromEntries(Object.entries(all).filter(([, one]) => one.idea === idea)));
  const row = (id, one, more) => ({ key: id, id, text: one.text, mine: false, hidden: false, entry: null, ...more });
  const leaving = (id) => entries.find((entry) => entry.name === "brainstorm.withdraw_comment" && entry.data.comment === id
    && entry.state !== "refused");
  const others = on(comments).filter(([id]) => !leaving(id)).map(([id, one]) => row(id, one, { mine: id in own }));
  const mine = on(own).filter(([id]) => !leaving(id) && !(id in comments))
    .map(([id, one]) => row(id, one, { mine: true, hidden: one.state === "hidden", waits: one.state === "waiting" }));
  const going = entries.filter((entry) => entry.name === "brainstorm.add_comment" && entry.data.on === idea && entry.state !== "saved")
    .map((entry) => row(null, entry.data, { key: entry.id, mine: true, entry }));
  return [...others, ...mine, ...going];
}
