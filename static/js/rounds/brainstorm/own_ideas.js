// One participant's own ideas: what the server has and what this phone still has to send, in one list. Pure; the phone's
// brainstorm draws it. Nothing that was typed is missing from it, and nothing is called saved before it is.

import { newestLast } from "./idea_order.js";

// ideas: mine.owned[round].ideas as the server sends it; entries: the outbox entries of the round; settled: ids of ideas
// the server's list has held before, so that an idea that was withdrawn does not come back as "saved".
// -> rows, newest first: {key, idea, text, topic, side, hidden, waits, passed, entry, task};
// idea: id or null when the server gave none yet;
// entry: the command under way, saved or refused; task: "add" | "edit" | "withdraw" | null.
export function ownIdeas(ideas, entries, settled = new Set()) {
  const known = newestLast(ideas).map(([idea, { text, topic, side, state }]) =>
    changed({ key: idea, idea, text, topic, side, hidden: state === "hidden", waits: state === "waiting", passed: state === "shown",
      entry: null, task: null }, entries));
  const onTheirWay = entries.filter((entry) => entry.name === "brainstorm.add_idea").flatMap((entry) => added(entry, ideas, settled));
  const orphans = entries.filter((entry) => entry.name === "brainstorm.edit_idea" && entry.state === "refused" && !ideas[entry.data.idea]);
  const kept = orphans.map((entry) => ({
    key: entry.id,
    idea: null,
    text: entry.data.text,
    topic: null,
    hidden: false,
    entry,
    task: "edit",
  }));
  return [...known, ...kept, ...onTheirWay].reverse();
}

// An idea the server has, with the last thing this phone did to it.
function changed(row, entries) {
  const about = entries.filter((entry) => entry.data?.idea === row.idea);
  const entry = about.filter((one) => one.state !== "saved").at(-1);
  if (!entry) return row;
  if (entry.name === "brainstorm.withdraw_idea") return { ...row, entry, task: "withdraw" };
  return { ...row, entry, task: "edit", text: entry.state === "refused" ? row.text : entry.data.text };
}

function added(entry, ideas, settled) {
  const idea = entry.state === "saved" ? entry.reply?.idea : null;
  if (idea && (ideas[idea] || settled.has(idea))) return [];
  return [
    {
      key: idea ?? entry.id,
      idea: idea ?? null,
      text: entry.data.text,
      topic: entry.data.topic ?? null,
      side: entry.data.side,
      hidden: false,
      entry,
      task: "add",
    },
  ];
}

// How many ideas count for the limit: those with the server and those that may still get there.
export const ideasUsed = (rows) => rows.filter((row) => row.entry?.state !== "refused" || row.idea).length;
