// What a divided budget says: what is funded, under which rule, and whom that serves. In words. Pure.
import { number } from "../../lib/formats.js";

const NAMED = 3; // options that are named in a comparison
const BRIEF = 150; // characters of their texts
const FIRST = ["in", "tied", "out", "over"]; // what is funded comes first, also when it has fewer votes

// -> a function that writes an amount with the unit of the round, in whole units.
export function money({ settings }, t, lang) {
  const written = (amount) => number(lang, Math.round(amount), 0);
  return settings.unit ? (amount) => t("budget.money", { unit: settings.unit, amount: written(amount) }) : written;
}

export const costed = ({ options, body }) => options.filter((option) => body.costs?.[option.id]);

export const byOutcome = (result) => [...result.options].sort((a, b) => FIRST.indexOf(a.equal) - FIRST.indexOf(b.equal));

export const rowsOf = (round, t, lang) => byOutcome(round.result).map((option) => ({
  key: option.id,
  place: option.place,
  text: option.text,
  small: [money(round, t, lang)(option.cost), ...(option.equal === "out" ? [] : [t(`budget.state.${option.equal}`)])].join(", "),
  votes: option.votes,
  top: option.equal === "in",
  shares: Object.fromEntries(Object.entries(option.byRole).map(([key, own]) => [key, (100 * own.votes) / own.ballots])),
}));

// How much is funded, for how much of the amount, and what is left.
export function funded(round, t, lang) {
  const write = money(round, t, lang);
  const { equal, amount } = round.result;
  const count = equal.funded.length ? t("budget.funded", { n: equal.funded.length }) : t("budget.none_funded");
  const cost = t("budget.of_amount", { cost: write(equal.cost), amount: write(amount) });
  return `${count}: ${cost}, ${t("budget.rest", { rest: write(equal.rest) })}.`;
}

// The same under the other rule, or what would be funded then and what would not. brief: there is room for a line or two, so texts
// that are longer are counted.
export function compared({ result }, t, brief = false) {
  const { equal, greedy, options } = result;
  const same = (one, other) => one.length === other.length && one.every((option) => other.includes(option));
  if (same(equal.funded, greedy.funded) && same(equal.tied, greedy.tied)) return t("budget.same");
  const only = (one, other) => options.filter(({ id }) => one.includes(id) && !other.includes(id)).map(({ text }) => `‘${text}’`);
  const named = (key, texts) => {
    if (!texts.length) return [];
    if (brief && texts.join("").length > BRIEF) return [t(key, { options: t("common.said.some", { n: texts.length }) })];
    const rest = texts.length - NAMED;
    return [t(key, { options: texts.slice(0, NAMED).join(", ") + (rest > 0 ? ` ${t("common.and_more", { n: rest })}` : "") })];
  };
  return [
    ...named("budget.differs_in", only(greedy.funded, equal.funded)),
    ...named("budget.differs_out", only(equal.funded, greedy.funded)),
    ...(greedy.tied.length ? [t("budget.differs_tied")] : []),
  ].join(" ");
}

export const served = ({ result }, t) => [
  t("budget.served", { n: result.served, people: result.ballots }),
  ...(result.nothing ? [t("budget.nothing", { n: result.nothing })] : []),
].join(" ");

// What people's shares went to.
export function spent(round, t, lang) {
  const { result } = round;
  if (!result.spending) return "";
  const write = money(round, t, lang);
  const { median, q1, q3 } = result.spending;
  return t("budget.middle", { median: write(median), q1: write(q1), q3: write(q3) });
}
