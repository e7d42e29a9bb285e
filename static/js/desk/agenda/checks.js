// What may go wrong in the room, seen beforehand: a question that is missing or too long for the wall, a round without
// anything to work on or with more than it can take. Each leads to the round.
import { html } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { useKinds } from "../kinds_store.js";

const LEAST = 3; // no smaller group than this is ever told
export const READABLE = 60; // characters of a question that can be read from ten metres

// Few people: what a sealed vote then cannot tell, for who reads it before it opens. null when there is nothing to say.
export function fewPeople({ session }, present, secret) {
  const { threshold, roles } = session;
  if (!present || !secret.length) return null;
  if (present < threshold) return { key: threshold > LEAST ? "desk.check_few" : "desk.check_few_least", words: { n: present, threshold } };
  const byRole = roles.length > 1 && secret.some((round) => round.plan.by_role);
  return byRole && present < 2 * threshold ? { key: "desk.check_few_roles", words: { n: present, threshold } } : null;
}

const coming = ({ agenda, rounds }, kinds) =>
  agenda.map(({ id }) => rounds[id]).filter((round) => round.phase === "draft" && !round.skipped && kinds[round.kind]?.secret);

// onChoose(id): of a round, or "session".
export function Checks({ view, present, onChoose }) {
  const kinds = useKinds();
  const few = fewPeople(view, present, coming(view, kinds));
  const checks = [
    ...(few ? [{ id: "session", number: 0, ...few }] : []),
    ...view.agenda.flatMap((entry, at) => checked(view.rounds[entry.id], at + 1, kinds[entry.kind])),
  ];
  if (!checks.length) return null;
  return html`
    <section class="checks" aria-labelledby="checks">
      <h2 class="minor-heading" id="checks">${t("desk.checks")}</h2>
      <ul class="rules todo">
        ${checks.map(({ id, number, key, words }) => html`
          <li key=${id + key}><${Icon} name="triangle-alert" /><span>${said(key, number, words)}</span>
            <${Button} kind="quiet" onClick=${() => onChoose(id)}
              aria-label=${number ? t("desk.check_go_to", { number }) : t("desk.session_settings")}>
              ${t("desk.check_go")}<//></li>`)}
      </ul>
    </section>`;
}

// What a kind says of its own round does not name it.
const said = (key, number, words) =>
  (key.startsWith("desk.") ? t(key, { number, ...words }) : t("desk.check_of", { number, check: t(key, words) }));

function checked(round, number, kind) {
  if (round.phase !== "draft" || round.skipped) return [];
  const about = (key, words = {}) => ({ id: round.id, number, key, words });
  const length = lengthOf(round.prompt);
  return [
    !round.prompt && about("desk.check_no_prompt"),
    length > READABLE && about("desk.check_long_prompt", { length }),
    kind?.takes === "options" && !round.source.round && !round.count && about("desk.check_no_items"),
    round.about?.round && round.about.pick === "chosen" && !round.subjects && about("desk.check_no_subject"),
    kind?.most_options && round.count > kind.most_options
      && about("desk.check_too_many", { most: kind.most_options, n: round.count }),
    ...round.checks.map(({ key, words }) => about(key, words)), // of the server: what may be wrong with its items
  ].filter(Boolean);
}
