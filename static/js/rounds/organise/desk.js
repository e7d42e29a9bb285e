// Clustering on the desk, with the whole width of the page: the ideas still to be sorted with one of them in hand, and the clusters.
// Everything that can be dragged can be done with one tap and with keys; every step can be undone and says which it was.
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { useStore } from "../../lib/store.js";
import { Button } from "../../ui/button.js";
import { light, litIn } from "../../tables/spotlight.js";
import { AskedByPeople } from "./asked_by_people.js";
import { boardKeys } from "./board_keys.js";
import { createBoardModel, TRAY } from "./board_model.js";
import { changesOf, stepWords } from "./board_changes.js";
import { ClusterBin } from "./cluster_bin.js";
import { useDrag } from "./drag.js";
import { IdeaList } from "./idea_list.js";
import { InHand } from "./in_hand.js";
import { KeyHelp, KeyLine } from "./key_help.js";
import { MergeIdeas } from "./merge_ideas.js";
import { NameDialog, PickCluster } from "./pick_cluster.js";
import { Tray } from "./tray.js";
import { WallWalk } from "./wall_walk.js";

export { asks } from "./settings.js";

// The board asks for the whole width; live.js gives it.
export const whole = true;

const SHORT = 60; // characters of an idea in a sentence
const KEYS = 9;

/** @param {import("../../types/organise.js").DeskGiven} given */
export function Desk({ view, round, version, send, t }) {
  const root = useRef(null);
  const seek = useRef(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(/** @type {any} */ (null)); // {what, ideas?, cluster?}
  const [reading, setReading] = useState(/** @type {string | null} */ (null));
  const [renaming, setRenaming] = useState(/** @type {string | null} */ (null));
  const now = useRef(null);
  now.current = { send, t, say: setSaid };
  const { model, changes } = useState(() => makeBoard(() => now.current))[0];
  model.see(round, version);
  const state = useStore(model.store);
  const board = model.board();
  const usable = ["open", "closing", "closed"].includes(round.phase);
  const acting = model.acting();
  const all = [...board.unsorted, ...board.clusters.flatMap(({ ideas }) => ideas)];
  const total = board.loose + board.clusters.reduce((sum, { count }) => sum + count, 0);
  const open = board.clusters.find(({ id }) => id === reading) ?? null;
  const ideasOf = (ids) => ids.map((id) => all.find((idea) => idea.id === id)).filter(Boolean);

  const ask = (what) => (more = {}) => usable && setAsking({ what, ideas: model.acting(), ...more });
  const close = () => setAsking(null);
  const done = (act) => (...words) => {
    close();
    act(...words);
  };
  const read = (id) => {
    setReading(id);
    if (id !== null) model.take(id);
  };
  const asks = {
    renaming, read, rename: setRenaming, merge: (cluster) => ask("clusters")({ cluster }), nest: (cluster) => ask("nest")({ cluster }),
    pick: () => model.acting().length && ask("pick")(), mergeIdeas: () => model.acting().length && ask("doubles")(),
  };
  const focusList = (list) => root.current.querySelector(`[role=listbox][data-list="${list}"]`)?.focus();
  function aside(by) {
    const lists = [...root.current.querySelectorAll("[role=listbox]")].filter(({ dataset }) => model.listed(dataset.list).length);
    const at = lists.findIndex(({ dataset }) => dataset.list === model.store.get().list);
    lists[at + by]?.focus();
  }
  function walkWall(by) {
    const ids = [null, ...model.board().clusters.map(({ id }) => id)];
    const at = ids.indexOf(model.round().body.shown ?? null);
    changes.show(ids[(at + by + ids.length) % ids.length]);
  }
  const lit = litIn(view, round);
  const spot = (id) => light(id === lit ? null : id, { send });
  const leave = () => {
    setReading(null);
    model.take(TRAY);
    focusList(TRAY);
  };
  const acts = {
    model, clusters: () => model.board().clusters, newCluster: () => ask("new")(), merge: asks.mergeIdeas, pick: asks.pick, aside,
    light: () => model.current() !== null && spot(model.current()), leave: reading !== null ? leave : lit && (() => spot(lit)),
    undo: changes.undo, redo: changes.redo, walkWall, seek: () => seek.current.querySelector("input").focus(),
    help: () => setAsking({ what: "help" }),
  };
  const keys = (event) => (usable || event.key === "?") && boardKeys(event, usable ? { ...acts, model: fileable(model, changes) } : acts);
  useDrag(root, {
    taken(id) {
      if (!usable || !all.some((idea) => idea.id === id)) return null;
      const ids = state.chosen.has(id) ? model.acting() : [id];
      return { ids, words: ids.length > 1 ? t("organise.selected", { n: ids.length }) : ideasOf(ids)[0].text };
    },
    drop: (ids, to) => (to === "new" ? setAsking({ what: "new", ideas: ids }) : changes.file(to || null, ids)),
  });
  useEffect(() => {
    if (reading !== null) focusList(reading);
  }, [reading]);
  useEffect(() => focusList(TRAY), []);

  const under = state.moves.at(-1); // of which the view knows nothing yet
  const step = under ? { what: "moved", n: under.ideas.length, name: board.clusters.find(({ id }) => id === under.to)?.name ?? "" }
    : round.body.undoable?.at(-1);
  const bins = (head) => board.clusters.map((cluster, at) => html`
    <${ClusterBin} key=${cluster.id} cluster=${cluster} at=${at} names=${round.names} changes=${changes} asks=${asks} usable=${usable}
      others=${board.clusters.length > 1} head=${head} shown=${round.body.shown === cluster.id} reading=${reading === cluster.id}
      n=${acting.length} model=${model} state=${state} board=${board} t=${t} />`);

  return html`
    <section class="organise" ref=${root} onKeyDown=${keys} onClick=${(event) => clicked(event, model)} aria-label=${t("organise.name")}>
      <div class="tray-side">
        <${InHand} model=${model} state=${state} board=${board} names=${round.names} usable=${usable} asks=${asks} changes=${changes}
          lit=${lit} onLight=${spot} t=${t} />
        <${AskedByPeople} round=${round} board=${board} usable=${usable} onMove=${(idea) => ask("pick")({ ideas: [idea] })}
          onKeep=${changes.keep} onTake=${(one) => ask("take")({ name: one })} onJudge=${changes.judge} t=${t} />
        <${Tray} model=${model} state=${state} board=${board} names=${round.names} total=${total} seek=${seek} t=${t} />
      </div>
      <div class="bench" data-many=${board.clusters.length > 8 ? "" : null}
        data-most=${board.clusters.length > 24 ? "" : null} data-reading=${open ? "" : null}>
        <div class="bins">${bins(Boolean(open))}</div>
        ${usable && html`<button type="button" class="new-bin" data-drop="new" onClick=${() => ask("new")()}>
          <span>+ ${t("organise.new_cluster")}</span><kbd>N</kbd></button>`}
        ${open && html`
          <div class="read-bin" data-drop=${open.id}>
            <header class="across between"><h3 dir="auto">${open.name} <span class="muted digits">${open.whole}</span></h3>
              <${Button} kind="line" icon="x" onClick=${leave}>${t("organise.read_less")}<//></header>
            <${IdeaList} long ideas=${model.listed(open.id)} list=${open.id} label=${open.name} names=${round.names} model=${model}
              state=${state} doubles=${board.doubles} t=${t} /></div>`}
      </div>
      <footer class="board-foot">
        ${usable && html`<${Button} kind="line" icon="undo-2" blocked=${!step} onClick=${changes.undo}>
          <span class="step-words">${stepWords(step, t)}</span><//>`}
        <p role="status" class="board-said">${said}</p>
        <${WallWalk} clusters=${board.clusters} shown=${round.body.shown ?? null} onShow=${changes.show} onWalk=${walkWall} t=${t} />
        <${KeyLine} most=${Math.min(KEYS, board.clusters.length)} onAll=${() => setAsking({ what: "help" })} t=${t} />
      </footer>
      ${asking?.what === "new" && html`<${NameDialog} title=${t("organise.new_cluster")} count=${asking.ideas.length} t=${t}
        onClose=${close} onSave=${done((words) => changes.make(words, asking.ideas))} />`}
      ${asking?.what === "take" && html`<${NameDialog} title=${t("organise.name_take")} first=${asking.name.name} count=${0} t=${t}
        save=${t("organise.name_take")} onClose=${close} onSave=${done((words) => changes.takeName(asking.name, words))} />`}
      ${asking?.what === "pick" && html`<${PickCluster} title=${t("organise.choose")} idea=${ideasOf(asking.ideas)[0]}
        clusters=${board.clusters} now=${asking.ideas.length === 1 ? model.placeOf(asking.ideas[0]) : undefined} t=${t} onClose=${close}
        onPick=${done((to) => changes.file(to, asking.ideas))} onNew=${done((words) => changes.make(words, asking.ideas))} />`}
      ${asking?.what === "doubles" && html`<${MergeIdeas} ideas=${ideasOf(asking.ideas)} all=${all} names=${round.names} t=${t}
        onClose=${close} onMerge=${done((into, ideas) => changes.mergeIdeas(into, ideas))} />`}
      ${asking?.what === "clusters" && html`<${PickCluster} title=${t("organise.merge_with", { cluster: asking.cluster.name })}
        clusters=${board.clusters} now=${asking.cluster.id} t=${t} onClose=${close}
        onPick=${done((into) => changes.merge(into, asking.cluster.id))} />`}
      ${asking?.what === "nest" && html`<${PickCluster} title=${t("organise.nest_in", { cluster: asking.cluster.name })}
        clusters=${board.clusters.filter(({ inside }) => !inside)} now=${asking.cluster.id} t=${t} onClose=${close}
        onPick=${done((to) => changes.nest(asking.cluster.id, to))} />`}
      ${asking?.what === "help" && html`<${KeyHelp} onClose=${close} t=${t} />`}
    </section>`;
}

function makeBoard(given) {
  const model = createBoardModel((...asked) => given().send(...asked), (ideas) => {
    const idea = model.round().options.find(({ id }) => id === ideas[0]);
    given().say(given().t("organise.put_back", { n: ideas.length, idea: idea?.text.slice(0, SHORT) ?? "" }));
  });
  return { model, changes: changesOf(model, given) };
}

// The model as the keys use it: filing tells what it did.
const fileable = (model, changes) => ({ ...model, file: changes.file });

// A click puts an idea in hand; on its box, or with Control, it is chosen as well; with Shift everything up to it.
function clicked({ target, shiftKey, ctrlKey, metaKey }, model) {
  const row = target.closest(".idea:not([aria-disabled])");
  const list = row?.parentElement;
  if (!list?.dataset.list && list?.dataset.list !== TRAY) return;
  const { id } = row.dataset;
  const same = model.store.get().list === list.dataset.list;
  if (shiftKey && same) model.range(id);
  else {
    model.take(list.dataset.list, id);
    if (ctrlKey || metaKey || target.closest(".idea-box")) model.toggle(id);
  }
  list.focus({ preventScroll: true });
}
