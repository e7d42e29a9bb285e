// What may go wrong in the room, seen beforehand: a question that is missing or too long for the wall, a round without
// anything to work on or with more than it can take. Each leads to the round.
import { html } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { useKinds } from "../kinds_store.js";

export const READABLE = 60; // characters of a question that can be read from ten metres

export function Checks({ view, onChoose }) {
  const kinds = useKinds();
  const checks = view.agenda.flatMap((entry, at) => checked(view.rounds[entry.id], at + 1, kinds[entry.kind]));
  if (!checks.length) return null;
  return html`
    <section class="checks" aria-labelledby="checks">
      <h2 class="minor-heading" id="checks">${t("desk.checks")}</h2>
      <ul class="rules todo">
        ${checks.map(({ id, number, key, words }) => html`
          <li key=${id + key}><${Icon} name="triangle-alert" /><span>${said(key, number, words)}</span>
            <${Button} kind="quiet" onClick=${() => onChoose(id)} aria-label=${t("desk.check_go_to", { number })}>
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
