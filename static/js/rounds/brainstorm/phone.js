// The brainstorm on a phone: one idea at a time, what became of my ideas, and those of others when they may be seen.
// What is typed survives a reload; focus and scroll never move because of somebody else.
import { html, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";
import { Main } from "../../ui/screen.js";
import { Dealt } from "./dealt.js";
import { OthersIdeas } from "./others_ideas.js";
import { OwnIdea } from "./own_idea.js";
import { ideasUsed, ownIdeas } from "./own_ideas.js";
import { Page, Swap, usePage } from "./page.js";
import { hasSides, mostOf, ofWords, SIDES, sideName, wordsOf } from "./parts.js";
import { Prompts } from "./prompts.js";
import { remarksOn } from "./comments.js";
import { Slice } from "./slice.js";
import { TopicChoice } from "./topic_choice.js";

const NONE = new Set();

/** @param {import("../../types/brainstorm.js").PhoneGiven} phone */
export function Phone(phone) {
  const { round, mine, send, t, draft, state } = phone;
  const { topics } = round.body;
  const { ideas_per_person: limit } = round.settings;
  const most = mostOf(round);
  const [text, setText, clearText] = useDraft(draft, "text", "");
  const [topic, setTopic] = useDraft(draft, "topic", null);
  const [side, setSide] = useDraft(draft, "side", null);
  const sided = hasSides(round);
  const [error, setError] = useState(null);
  const field = useRef(null);
  const settled = useRef(new Set());
  const ideas = mine?.owned?.[round.id]?.ideas ?? {};
  Object.keys(ideas).forEach((id) => settled.current.add(id));
  const rows = ownIdeas(ideas, state.entries, settled.current);
  const held = usePage(phone);
  const own = new Set(rows.map((row) => row.idea).filter(Boolean));
  const given = { round, mine, send, t, draft, state, asks: round.settings.comments };
  const left = limit ? limit - ideasUsed(rows) : Infinity;

  function submit(event) {
    event.preventDefault();
    const problem = !text.trim() ? wordsOf(round, "empty") : topics.length > 1 && !topic ? "brainstorm.topic_first"
      : sided && !side ? "brainstorm.side_first" : null;
    setError(problem);
    field.current.focus();
    if (problem || lengthOf(text) > most || left <= 0) return;
    send("brainstorm.add_idea", { text, ...(topics.length > 1 && { topic }), ...(sided && { side }),
      ...(held.page && { page: held.page }) });
    clearText();
    held.swap();
  }
  const type = (next) => {
    setError(null);
    setText(next);
  };
  const reuse = (words) => {
    setText(text.trim() ? `${text}\n${words}` : words);
    field.current.focus();
  };

  return html`
    <${Main} kind="idea">
      <h1>${round.prompt}</h1>
      <${Prompts} round=${round} t=${t} />
      ${round.body.slices && html`<${Slice} round=${round} draft=${draft} send=${send} t=${t} />`}
      ${held.paged && html`<${Page} held=${held} given=${given} />`}
      <form class="stack" onSubmit=${submit} novalidate>
        ${topics.length > 1 && html`
          <${TopicChoice} topics=${topics} value=${topic} onChange=${setTopic} legend=${t("brainstorm.topic_choose")} />`}
        ${sided && html`
          <${Seg} label=${t("brainstorm.side")} value=${side} onChange=${(next) => (setError(null), setSide(next))}
            options=${SIDES.map((value) => ({ value, label: sideName(round, value, t) }))} />`}
        <${TextArea} label=${t(wordsOf(round, "idea"))} hidden value=${text} max=${most} onInput=${type} onSend=${submit} fieldRef=${field}
          help=${t(helpOf(round))} enterkeyhint="enter" />
        <div role="alert">${error && html`<${ErrorText}>${t(error)}<//>`}</div>
        <${Button} type="submit" size="lg" wide icon="send" blocked=${left <= 0} describedby=${limit ? "ideas-left" : null}>
          ${t(held.paged ? "brainstorm.page_send" : wordsOf(round, "send"))}<//>
        ${held.paged && html`<${Swap} held=${held} t=${t} />`}
        ${limit > 0 && left <= 10
          && html`<p class="help" id="ideas-left">
            ${left > 0 ? t(wordsOf(round, "left"), { left, limit }) : t(wordsOf(round, "none_left"), { n: limit })}</p>`}
      </form>
      <section class="contributions">
        <h2 class="label">${t(wordsOf(round, "mine"))} <span class="muted">${rows.length || ""}</span></h2>
        ${rows.length
          ? html`<ul class="rules mine">${rows.map((row) => html`
              <${OwnIdea} key=${row.key} row=${row} round=${round} part=${partName(round, row, t)}
                said=${row.idea ? remarksOn(row.idea, round.body.comments) : []} most=${most} state=${state} draft=${draft} send=${send}
                onReuse=${reuse} t=${t} />`)}</ul>`
          : html`<p class="muted">${t(wordsOf(round, "none"))}. ${t("phone.ideas_empty_invite")}</p>`}
      </section>
      ${!held.paged && (round.body.visible && round.settings.others === "three"
        ? html`<${Dealt} ...${given} own=${own} />` : html`<${OthersIdeas} ...${given} own=${own} />`)}
    <//>`;
}

const helpOf = (round) => (hasSides(round) || ofWords(round) ? wordsOf(round, "one_at_a_time") : "phone.idea_one_at_a_time");

// Where an idea of one's own belongs: its topic, its side, or both.
function partName(round, { topic, side }, t) {
  const { topics } = round.body;
  const about = topics.length > 1 ? topics.find((known) => known.id === topic)?.text : null;
  return [about, side && sideName(round, side, t)].filter(Boolean).join(": ");
}

// After closing: the ideas, when they may be seen, and above them what came too late.
/** @param {import("../../types/brainstorm.js").PhoneGiven} given */
export const Afterwards = ({ round, state, t }) => html`
  <${TooLate} state=${state} t=${t} />
  ${round.body.visible && html`<${OthersIdeas} round=${round} own=${NONE} t=${t} />`}`;

// Not in the record, but still here.
function TooLate({ state, t }) {
  const late = state.entries.filter((entry) => entry.state !== "saved" && entry.data?.text);
  return late.length > 0 && html`
    <section class="contributions"><h2 class="label">${t("brainstorm.unsent")}</h2><p class="muted">${t("brainstorm.unsent_why")}</p>
      <ul class="rules mine">${late.map((entry) => html`
        <li key=${entry.id} data-q class="mine-plain"><span class="as-typed">${entry.data.text}</span></li>`)}</ul></section>`;
}

// On the phone after closing; the ideas themselves have their count above them.
/** @param {import("../../types/brainstorm.js").PhoneGiven} given */
export const facts = ({ round, t }) => (round.body.visible ? [] : [[t(wordsOf(round, "total")), round.body.count]]);
