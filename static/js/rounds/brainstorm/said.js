// How many ideas, arguments or words there are, in one sentence. Pure.
import { together } from "../../results/said.js";
import { wordsOf } from "./parts.js";

/** @param {Pick<import("../../types/brainstorm.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const { count, perTopic, topics } = round.body;
  const most = Math.max(0, ...topics.map(({ id }) => perTopic[id]));
  const largest = topics.filter(({ id }) => perTopic[id] === most);
  const topic = topics.length > 1 && most > 0 && largest.length === 1 ? largest[0].text : null;
  return together(t(wordsOf(round, "said"), { n: count }), topic && t("brainstorm.said_topic", { topic, count: most }));
}
