// What a group wants to reach with a round, and which kinds of round are for that. A kind is under the goal that its purpose
// leads to; of a few the purpose says too little.
const GOALS = ["gather", "sort", "choose", "weigh", "decide", "talk"]; // as a session mostly goes
const BY_PURPOSE = {
  generate: "gather", organize: "sort", reduce: "choose", evaluate: "weigh", build_consensus: "decide", clarify: "talk",
};
const CLOSER = { mark: "sort", dots: "choose", rank: "choose", poll: "choose", statements: "talk", mood: "talk", talk: "talk" };
export const GOAL_ICONS = { gather: "lightbulb", sort: "layers", choose: "vote", weigh: "scale", decide: "check", talk: "users" };

/**
 * [{goal, kinds}] of the goals that some kind is for.
 * @template {{name: string, purpose: string}} K
 * @param {K[]} kinds
 */
export function goalsOf(kinds) {
  const goalOf = ({ name, purpose }) => CLOSER[name] ?? BY_PURPOSE[purpose] ?? "talk";
  const under = GOALS.map((goal) => ({ goal, kinds: kinds.filter((kind) => goalOf(kind) === goal) }));
  return under.filter((each) => each.kinds.length > 0);
}
