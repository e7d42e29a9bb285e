// The ideas of others on a phone, newest on top. They stand still while somebody reads: new ones wait when the list is
// scrolled, or when the person says so.
import { html, useRef, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { byNumber, ideasWith, newestLast } from "./idea_order.js";
import { Other } from "./other.js";
import { hasSides, inPart, ofWords, partsOf, wordsOf } from "./parts.js";

// own: ids of the person's own ideas, which stand in a list of their own.
export function OthersIdeas({ own, ...given }) {
  const { round, t } = given;
  const { body, settings, phase } = round;
  const [paused, setPaused] = useState(false);
  const heading = useRef(null);
  const held = useRef([]);
  if (!body.visible) {
    const key = `brainstorm.later.${settings.visibility === "after_close" ? "after_close" : "hidden"}`;
    return html`<p class="muted contributions">${t(key)}</p>`;
  }
  if (phase === "open" && settings.others === "none") return html`<p class="muted contributions">${t("brainstorm.later.after_close")}</p>`;
  const all = ofWords(round) ? byNumber(body.ideas) : newestLast(body.ideas).reverse();
  const now = all.filter(([id]) => !own.has(id) || ofWords(round));
  const reading = heading.current && heading.current.getBoundingClientRect().top < 0;
  if (!paused && !reading) held.current = now.map(([id]) => id);
  const known = new Set(held.current);
  const shown = now.filter(([id]) => known.has(id));
  const waiting = now.length - shown.length;
  const older = body.count - ideasWith(Object.values(body.ideas));
  const theirs = phase === "open" && !ofWords(round);
  const mine = Object.entries(body.ideas).filter(([id]) => own.has(id)).map(([, idea]) => idea);
  const total = body.count - (ofWords(round) ? 0 : ideasWith(mine));
  return html`
    <section class="contributions">
      <div class="across between" ref=${heading}>
        <h2 class="label">${t(wordsOf(round, theirs ? "others" : "total"))} <span class="muted">${total || ""}</span></h2>
        ${phase === "open" && html`<${Button} kind="quiet" icon=${paused ? "play" : "pause"} onClick=${() => setPaused(!paused)}>
          ${paused ? (waiting ? t("brainstorm.new_waiting", { n: waiting }) : t("brainstorm.resume")) : t("brainstorm.pause")}<//>`}
      </div>
      ${hasSides(round) ? html`<${BothSides} shown=${shown} given=${given} />` : html`
        <ul class="rules others">${shown.map(([id, idea]) => html`<${Other} key=${id} id=${id} idea=${idea} given=${given} />`)}</ul>`}
      ${older > 0 && html`<p class="muted">${t(wordsOf(round, "older"), { n: older })}</p>`}
      ${!now.length && html`<p class="muted">${t(wordsOf(round, "none"))}</p>`}
    </section>`;
}

// What is for beside what is against: solid and hatched, each with its count.
const BothSides = ({ shown, given: { round, t, ...given } }) =>
  partsOf(round, t).map((part) => html`
    <div key=${part.key} class="side-part" data-side=${part.side}>
      <h3><span>${part.text}</span> <span class="digits">${round.body.perPart?.[part.key] ?? ""}</span></h3>
      <ul class="rules others">${shown.filter(([, idea]) => inPart(idea, part))
        .map(([id, idea]) => html`<${Other} key=${id} id=${id} idea=${idea} part=${part}
          given=${{ round, t, ...given }} />`)}</ul></div>`);
