// The brainstorm on the desk: every idea, newest first, to hide, correct and merge; nothing moves while somebody aims.
// Merging loses nothing and everything can be taken back. A thousand ideas stay quick: a few are drawn, and a row is
// drawn again only when its idea changed.
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Menu } from "../../ui/menu.js";
import { Seg } from "../../ui/seg.js";
import { backAfterHiding, Checking, letKey, letThrough, waitingIn } from "../../tables/checking.js";
import { light, litIn, spotKey } from "../../tables/spotlight.js";
import { AddIdea } from "./add_idea.js";
import { useHeldList } from "./held_list.js";
import { newestLast } from "./idea_order.js";
import { IdeaRow } from "./idea_row.js";
import { MergeDialog } from "./merge_dialog.js";
import { mostOf, ofWords, wordsOf } from "./parts.js";
import { SendPrompt } from "./prompts.js";
import { partOf, short, TopicSelect } from "./topics.js";

const AT_ONCE = 50; // rows: drawing them all anew has to fit between two keys
const TYPED_MS = 150; // after the last letter of what is sought
const NOTHING = { newest: "brainstorm.nothing_found", waiting: "common.check.none", hidden: "brainstorm.none_hidden" };

/** @param {import("../../types/brainstorm.js").DeskGiven} given */
export function Desk({ view, round, send, t, lang, tell }) {
  const { ideas, topics, visible, comments = {} } = round.body;
  const [filter, setFilter] = useState("newest");
  const [topic, setTopic] = useState("");
  const [sought, setSought] = useState("");
  const [room, setRoom] = useState(AT_ONCE);
  const [chosen, setChosen] = useState(() => new Set());
  const [merging, setMerging] = useState(null);
  const now = useRef(round);
  now.current = round;
  const all = newestLast(ideas);
  const hidden = all.filter(([, idea]) => idea.state === "hidden").length;
  const picked = [...chosen].filter((id) => ideas[id]?.into === null);
  const under = mergedUnder(all);
  const said = saidUnder(comments, ideas);
  const unchecked = [...waitingIn(ideas), ...waitingIn(comments)];
  const waitsIn = (id, idea) => [[id, idea], ...(under.get(id) ?? []), ...(said.get(id) ?? [])].some(([, one]) => one.state === "waiting");
  const words = useTyped(sought).trim().toLowerCase();
  const fits = ([id, idea]) =>
    idea.into === null && (filter !== "hidden" || idea.state === "hidden")
    && (filter !== "waiting" || waitsIn(id, idea)) && (!topic || idea.topic === topic) &&
    (!words || [idea, ...[...(under.get(id) ?? []), ...(said.get(id) ?? [])].map(([, other]) => other)]
      .some((other) => other.text.toLowerCase().includes(words)));
  const list = useHeldList(all.map(([id]) => id), merging !== null);
  const fittingNow = all.filter(fits).reverse();
  const fitting = fittingNow.filter(([id]) => list.shows(id));
  const waiting = fittingNow.length - fitting.length;

  const lit = litIn(view, round);
  const nothing = !all.length ? "brainstorm.none" : words ? "brainstorm.nothing_found" : NOTHING[filter];

  const partNames = useRef((idea) => partOf(now.current, idea, t)).current;
  const acts = useActs({ round, send, t, tell, setMerging });
  const choose = useRef((id) => setChosen((old) => { const next = new Set(old); return next.delete(id) ? next : next.add(id); })).current;
  async function merge(into, others) {
    setMerging(null);
    setChosen(new Set());
    const ack = await send("brainstorm.merge_ideas", { into, ideas: others });
    if (ack?.ok) tell(t("brainstorm.merged_done"), { undo: () => others.forEach((idea) => send("brainstorm.unmerge_idea", { idea })) });
  }

  return html`
    <section class="ideas" aria-labelledby="ideas-title" onKeyDown=${keys}>
      <div class="across between ideas-head" data-wrap>
        <h2 id="ideas-title">${t(wordsOf(round, "heading"))} <span class="muted digits">${round.body.count}</span></h2>
        <${Seg} label=${t("brainstorm.filter")} value=${filter} onChange=${setFilter}
          options=${[{ value: "newest", label: t("brainstorm.newest") },
            ...(unchecked.length || filter === "waiting"
              ? [{ value: "waiting", label: t("common.check.waits_n", { n: unchecked.length }) }] : []),
            { value: "hidden", label: t("brainstorm.hidden_n", { n: hidden }) }]} />
      </div>
      <${Checking} waits=${unchecked} given=${{ round, send, tell, t }} />
      ${round.phase === "open" && html`<${SendPrompt} round=${round} send=${send} tell=${tell} t=${t} />`}
      ${!visible && html`
        <div class="across between ideas-closed" data-wrap><span>${t("brainstorm.not_shown")}</span>
          <${Button} kind="line" icon="eye" onClick=${() => send("brainstorm.show_ideas", {})}>${t("brainstorm.show")}<//></div>`}
      <div class="across ideas-find" data-wrap>
        <div class="grow"><${TextField} type="search" label=${t("brainstorm.search")} value=${sought} onInput=${setSought}
          autocomplete="off" /></div>
        ${topics.length > 1 && html`<${TopicSelect} topics=${topics} value=${topic} onChange=${setTopic} all t=${t} />`}
      </div>
      <div role="status" class="ideas-picked">${picked.length > 0 && html`
        <span><b>${t("brainstorm.selected", { n: picked.length })}</b></span>
        ${picked.length > 1 && html`<${Menu} kind="line" icon="merge" label=${t("brainstorm.merge_into")} items=${picked.map((id) => ({
          label: short(ideas[id].text), onChoose: () => merge(id, picked.filter((other) => other !== id)) }))}>
            ${t("brainstorm.merge")}<//>`}
        <${Button} kind="quiet" onClick=${() => setChosen(new Set())}>${t("brainstorm.deselect")}<//>`}</div>
      <div ...${list.area}>
      ${round.phase === "open" && html`<div class="ideas-waiting">${waiting > 0 && html`
        <${Button} kind="line" size="sm" icon="arrow-down" onClick=${list.letIn}>${t("brainstorm.waiting", { n: waiting })}<//>`}</div>`}
      <ul class="rules idea-list">
        ${fitting.slice(0, room).map(([id, idea]) => html`
          <${IdeaRow} key=${id} id=${id} idea=${idea} lit=${id === lit} seen=${visible}
            under=${under.get(id)} said=${said.get(id)} partOf=${partNames}
            spelled=${ofWords(round)}
            topic=${partOf(round, idea, t)} chosen=${chosen.has(id)}
            most=${mostOf(round)} acts=${acts} onChoose=${choose} t=${t} />`)}
      </ul></div>
      ${!fitting.length && html`<p class="muted ideas-none">
        ${t(nothing)}</p>`}
      ${fitting.length > room && html`
        <${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>${t("brainstorm.more")} (${fitting.length - room})<//>`}
      ${round.phase === "open" && html`<${AddIdea} round=${round} send=${send} t=${t} lang=${lang} tell=${tell} />`}
      ${merging && ideas[merging] && html`
        <${MergeDialog} idea=${ideas[merging]} others=${all.filter(([id, idea]) => id !== merging && idea.into === null)} t=${t}
          onClose=${() => setMerging(null)} onPick=${(into) => merge(into, [merging])} />`}
    </section>`;
}

// What was typed, when the typing stops: the field follows every key, the list does not.
function useTyped(text) {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return typed;
}

const keys = (event) => (letKey(event), spotKey(event));

// What a row can do. The same object for the life of the component, so that rows need not be drawn again.
function useActs(given) {
  const now = useRef(given);
  now.current = given;
  return useRef({
    async hide(idea, hidden) {
      const { send, t, tell, round } = now.current;
      const { state } = round.body.ideas[idea];
      const ack = await send("brainstorm.hide_idea", { idea, hidden });
      const back = { id: idea, name: "brainstorm.hide_idea", data: { idea, hidden: !hidden } };
      if (ack?.ok) tell(t(hidden ? "brainstorm.hidden_done" : "brainstorm.unhidden"), {
        undo: () => backAfterHiding(state, back, now.current),
      });
    },
    edit: (idea, text, was) => now.current.send("brainstorm.edit_idea", { idea, text, was }),
    async hideComment(comment, hidden) {
      const { send, t, tell, round } = now.current;
      const { state } = round.body.comments[comment];
      const ack = await send("brainstorm.hide_comment", { comment, hidden });
      const back = { id: comment, name: "brainstorm.hide_comment", data: { comment, hidden: !hidden } };
      if (ack?.ok) tell(t(hidden ? "brainstorm.comment_hidden" : "brainstorm.comment_unhidden"), {
        undo: () => backAfterHiding(state, back, now.current),
      });
    },
    light: (idea, on) => light(on ? idea : null, now.current),
    letThrough: (ids) => letThrough(ids, now.current),
    editComment: (comment, text, was) => now.current.send("brainstorm.edit_comment", { comment, text, was }),
    merge: (idea) => now.current.setMerging(idea),
    // Together under the first of them.
    async apart([first, ...others]) {
      const { send } = now.current;
      await send("brainstorm.unmerge_idea", { idea: first });
      for (const idea of others) await send("brainstorm.unmerge_idea", { idea });
      if (others.length) await send("brainstorm.merge_ideas", { into: first, ideas: others });
    },
    unmerge: (idea) => now.current.send("brainstorm.unmerge_idea", { idea }),
  }).current;
}

// id -> the ideas under it.
function mergedUnder(all) {
  const under = new Map();
  for (const [id, idea] of all) if (idea.into !== null) under.set(idea.into, [...(under.get(idea.into) ?? []), [id, idea]]);
  return under;
}

// id of an idea that stands alone -> the comments on it and on what is under it, oldest first.
function saidUnder(comments, ideas) {
  const said = new Map();
  for (const [id, one] of newestLast(comments)) {
    const lead = ideas[one.idea]?.into ?? one.idea;
    said.set(lead, [...(said.get(lead) ?? []), [id, one]]);
  }
  return said;
}

// The names of two sides mean something only where they have names of their own, the size of a slice only where there are slices.
export const asks = (name, settings) =>
  (name.startsWith("side_") ? settings.sides === "named" : name !== "slice" || settings.items === "slices");
