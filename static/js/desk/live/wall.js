// What the big screen shows: a small one that is drawn by the projector page itself, and the buttons that change it.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { useBreak } from "../../ui/break.js";
import { Menu } from "../../ui/menu.js";
import { PhonePeek } from "../phone_peek.js";
import { FreeText } from "./free_text.js";
import { Roam } from "./roam.js";
import { WallPages } from "./wall_pages.js";

const AT_MOST = 60; // in a menu
const WIDTH = 1920; // the projector is made for this width

// about: the id of the round that can be shown, or null. within: it stands in a landmark that has this name already.
export function Wall({ desk, view, version, about, within = false, children }) {
  const [writing, setWriting] = useState(false);
  const { screen } = view;
  const show = (mode, more = {}) => desk.act("screen.show", null, { mode, ...more });
  const released = about && view.rounds[about]?.phase === "released";
  const isOpen = view.agenda.some(({ phase }) => phase === "open" || phase === "closing");
  const modes = [
    { mode: "lobby", go: () => show("lobby") },
    { mode: "code", go: () => show("code") },
    { mode: "round", go: () => show("round", { round: about }), blocked: !about },
    { mode: "result", go: () => show("result", { round: about }), blocked: !released },
    ...(about && view.rounds[about]?.shift ? [{ mode: "shift", go: () => show("shift", { round: about }), blocked: !released }] : []),
    ...(about && view.rounds[about]?.repeat ? [{ mode: "repeat", go: () => show("repeat", { round: about }), blocked: !released }] : []),
    { mode: "text", go: () => setWriting(true) },
    { mode: "break", go: () => show("break", { minutes: pauseOf(view, about) }), blocked: isOpen },
    { mode: "black", go: () => show("black") },
    ...(view.session.phase === "closed" ? [{ mode: "record", go: () => show("record") }] : []),
  ];
  return html`
    <${within ? "div" : "aside"} class="panel" aria-label=${within ? null : t("desk.room_and_wall")}>
      <div class="across between wall-head"><h2 class="minor-heading">${t("desk.on_the_wall")}</h2>
        <span class="muted">${t(`desk.screen_${screen.mode}`)}</span></div>
      <${Preview} code=${desk.code} />
      <div class="across wall-modes" data-wrap role="group" aria-label=${t("desk.on_the_wall")}>
        ${modes.map(({ mode, go, blocked }) => html`
          <${Button} key=${mode} kind="line" blocked=${blocked} aria-pressed=${String(screen.mode === mode)} onClick=${go}>
            ${t(`desk.show_${mode}`)}<//>`)}
      </div>
      ${screen.mode === "break" && html`<${BreakLine} until=${screen.until} />`}
      <div class="across wall-tools" data-wrap>
        <${Lit} desk=${desk} view=${view} about=${about} />
        <${WallPages} desk=${desk} screen=${screen} />
        ${about && html`<${PhonePeek} key=${about} code=${desk.code} view=${view} version=${version} id=${about} bare />`}</div>
      ${children}
      <${Roam} desk=${desk} session=${view.session} />
      ${writing && html`<${FreeText} first=${screen.text} onShow=${(text) => show("text", { text })} onClose=${() => setWriting(false)} />`}
    <//>`;
}

const USUAL = 10; // minutes, when none were planned
const pauseOf = (view, about) => (about && view.rounds[about]?.plan.pause) || USUAL;

// How long the break on the wall still takes, or that it is over.
function BreakLine({ until }) {
  const { words, left } = useBreak(until);
  return html`<p class="across wall-break" data-wrap><b>${words}</b>${left && html` <span class="digits">${left}</span>`}</p>`;
}

// What stands large over the round, or a choice of what may: its options and clusters; what people wrote has a button of its own.
function Lit({ desk, view, about }) {
  const { screen } = view;
  const lit = screen.lit;
  const put = (round, item) => desk.act("screen.light", round, { item });
  useEffect(() => {
    if (!lit) return undefined;
    const keys = (event) => event.key === "Escape" && !event.defaultPrevented
      && !event.target.closest?.("dialog, .menu-root, input, textarea") && put(screen.round, null);
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [lit?.id, screen.round]);
  const round = view.rounds[about];
  const things = round && round.phase !== "draft" ? [...boardOf(round), ...round.options] : [];
  if (lit) return html`
    <p class="across between wall-lit"><span class="as-typed"><b>${t("desk.lit")}</b> ${lit.text}</span>
      <${Button} kind="line" size="sm" icon="x" onClick=${() => put(screen.round, null)}>${t("desk.lit_end")}<//></p>`;
  const items = things.slice(0, AT_MOST).map((thing) => ({
    label: (thing.text ?? thing.name).slice(0, 80), onChoose: () => put(about, thing.id) }));
  return things.length > 0 && html`
    <div><${Menu} kind="line" icon="maximize" label=${t("desk.light_which")} items=${items}>
      ${t("common.spot")}<//></div>`;
}

// The clusters of a board; in other kinds clusters are names by id, and stand nowhere by themselves.
const boardOf = ({ body }) => (Array.isArray(body?.clusters) ? body.clusters : []);

// A page of 1920 by 1080, made as small as the column. It can be looked at, not touched.
function Preview({ code }) {
  const box = useRef(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setWidth(box.current.clientWidth));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return html`
    <div class="screen wall-preview" ref=${box} inert>
      <iframe src="/projector/${code}?preview=1" title=${t("desk.preview")} tabindex="-1"
        style=${{ transform: `scale(${width / WIDTH})` }}></iframe>
    </div>`;
}
