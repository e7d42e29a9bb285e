// The line on top of every screen but the lobby: which round this is, and how to join. The code is always there.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { againWords } from "../ui/again.js";
import { Code } from "../ui/code.js";
import { Mark } from "../ui/icon.js";
import { RoundRings } from "../ui/round_rings.js";

// A sentence with one word in bold: the gap of that name is where the word goes.
export function Bold({ words, gap, word }) {
  const [before, after] = t(words, { [gap]: "\n" }).split("\n");
  return html`${before}<b>${word}</b>${after}`;
}

// view: for the rings; without a round in it only the brand and the code.
export function Head({ view, place }) {
  const { round, agenda, session } = view;
  const rounds = agenda.filter((entry) => !entry.skipped);
  const again = againWords(rounds, round);
  const number = round ? rounds.findIndex((entry) => entry.id === round.id) + 1 : 0;
  return html`
    <header class="projector-head">
      <span class="where-we-are"><${Mark} label=${t("common.name")} />
        ${number > 0
          ? html`<span aria-hidden="true">${t("common.round_of", { number, total: rounds.length })}</span>
              <${RoundRings} agenda=${agenda} current=${round.id} />
              <span class=${again ? "where-kind projector-again" : "where-kind"}>
                ${t(`${round.kind}.name`)}${again && `, ${again}`}</span>`
          : html`<span class="projector-title">${session.title}</span>`}
      </span>
      ${session.phase !== "closed" && html`
        <span class="join">${session.entry === "cards" ? t("projector.cards_only") : html`
          <span class="join-address">${t("projector.join_at", { address: place.address })}</span>
          <${Code} code=${place.code} class="projector-code" />`}</span>`}
    </header>`;
}
