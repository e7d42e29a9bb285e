// What a phone shows of one round, in a frame at the desk: the real screens on the view that a phone would get. It has no seat and
// no connection, and keeps nothing: what one taps stays in this page, and nothing is sent.
import { html, render, useEffect, useMemo, useState } from "../../lib/html.js";
import { clock } from "../../lib/clock.js";
import { createDrafts } from "../../lib/drafts.js";
import { withBallot } from "../../lib/replica.js";
import { openStorage } from "../../lib/storage.js";
import { createStore, useStore } from "../../lib/store.js";
import { t, useLanguage } from "../../lib/words.js";
import { Skeleton } from "../../ui/empty.js";
import { NoteLines } from "../../ui/note_lines.js";
import { Main } from "../../ui/screen.js";
import { RoomFrame } from "../frame.js";
import { RoundPage } from "../round.js";

const AGAIN_MS = 3_000;
const { lang: language = "nl", code = "", round = "" } = document.documentElement.dataset;
const noteLines = async (note, from) =>
  (await fetch(`/api/desk/${code}/note/${note.round}/${note.option}?from=${from}`)).json();

// A phone that tells everybody that all went well. Its storage is the memory of this page.
function createPretence(live) {
  const storage = openStorage(null);
  let n = 0;
  return {
    code,
    drafts: createDrafts({ storage, code }),
    live: { tryNow() {} },
    persistent: () => true,
    send: async () => ({ ok: true, reply: {} }),
    async cast(id, choice) {
      n += 1;
      live.set((copy) => withBallot(copy, id, { n, choice }));
      return { ok: true, reply: {} };
    },
    dismiss() {},
    counted: () => null,
    wrote: () => 0,
  };
}

function Preview() {
  const store = useMemo(() => createStore({ status: "online", view: null, mine: null, pulse: null }), []);
  const phone = useMemo(() => createPretence(store), []);
  const live = useStore(store);
  const [refused, setRefused] = useState("");
  useEffect(() => {
    let last = "";
    async function load() {
      const answer = await fetch(`/api/desk/${code}/phone/${round}`);
      const text = await answer.text();
      if (!answer.ok) throw Object.assign(new Error(text), JSON.parse(text).refused);
      const { now, ...seen } = JSON.parse(text);
      clock.sync(now);
      if (JSON.stringify(seen) === last) return;
      last = JSON.stringify(seen);
      const { view, mine } = seen;
      store.set((copy) => ({ ...copy, view, mine: { ...mine, ballots: copy.mine?.ballots ?? mine.ballots } }));
      setRefused("");
    }
    const again = () => load().catch((problem) => setRefused(problem.code ?? "offline"));
    again();
    // The desk around this frame says when something changed.
    const told = ({ origin, source }) => origin === location.origin && source === parent && again();
    addEventListener("message", told);
    return () => removeEventListener("message", told);
  }, []);
  if (!live.view) {
    return html`<div class="phone"><${Main}>${refused ? html`<p>${t(`refused.${refused}`)}</p>` : html`<${Skeleton} />`}<//></div>`;
  }
  return html`<${NoteLines.Provider} value=${noteLines}><${RoomFrame} phone=${phone} live=${live} sent=${[]}>
    <${RoundPage} phone=${phone} live=${live} sent=${[]} /><//><//>`;
}

// Without words there is nothing to show: the shell keeps saying that it is loading.
async function start() {
  try {
    await useLanguage(language);
    render(html`<${Preview} />`, document.getElementById("app"));
  } catch (problem) {
    console.error(problem);
    setTimeout(start, AGAIN_MS);
  }
}

start();
