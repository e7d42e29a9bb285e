// Sorting on the phone: a slice of the ideas, taken by lot, one idea open at a time with the clusters to choose from. Which slice a
// phone has: see ballot/slice.js.
import { html, useContext } from "../../lib/html.js";
import { Choices } from "../../ui/choice.js";
import { Empty } from "../../ui/empty.js";
import { Elsewhere, Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { Questions } from "../../ballot/questions.js";
import { useSlice } from "../../ballot/slice.js";
import { Withheld } from "../../results/withheld.js";
import { nameOf, namesOf } from "./names.js";

export { ballotFacts as facts } from "../../ballot/ballot.js";

const EMPTY = { places: {} };

/** @param {import("../../types/sort.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { clusters, slices } = round.body;
  const ballot = useBallot(given, EMPTY);
  const { places } = ballot.choice;
  const elsewhere = useContext(Elsewhere);
  const [slice, hold] = useSlice(draft, slices, places);
  const dealt = elsewhere ? round.options : round.options.filter(({ id }) => (slices[slice] ?? []).includes(id));
  const put = ({ id }, cluster) => {
    hold();
    const { [id]: before, ...others } = places;
    ballot.change({ places: cluster ? { ...others, [id]: cluster } : others });
  };
  const names = [...Object.entries(clusters).map(([id, name], at) => ({ value: id, label: name, cat: at + 1 })),
    { value: "none", label: t("sort.nowhere") }];
  const answered = ({ id }) => (places[id] ? { words: nameOf(clusters, places[id], t), ring: "on" } : null);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("sort.question")} />
      ${slices.length > 1 && !elsewhere && html`<p class="lede">${t("sort.slice_told")}</p>`}
      ${Object.keys(clusters).length ? html`
        <${Questions} ballot=${ballot} options=${dealt} answer=${answered} onTakeBack=${put} draft=${draft} t=${t}>
          ${(option, moves) => html`
            <${Choices} key=${option.id} options=${names} value=${places[option.id]} labelledby="question-${option.id}"
              onChange=${(cluster) => put(option, cluster)} />${moves}`}<//>` : html`<${Empty} title=${t("sort.no_clusters")} />`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${dealt.map(({ id }) => Boolean(places[id]))} state=${state} t=${t} />`;
}

/** @param {import("../../types/sort.js").PhoneGiven} given */
export function PhoneResult({ round, t }) {
  const { result, body } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const told = result.ideas.filter(({ n }) => n);
  return html`
    <ol class="rules review-list">${told.map(({ id, text, most, agree, n }) => html`
      <li key=${id}><span dir="auto">${text}<b>${namesOf(body.clusters, most, t)}, ${t("sort.of", { agree, n })}</b></span></li>`)}</ol>`;
}
