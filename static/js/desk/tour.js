// The tour of the desk: five steps that point at the real buttons. It is offered the first time, in this browser; it starts when
// somebody wants it, stops on Escape, and is never there while a round is open.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../lib/html.js";
import { openStorage } from "../lib/storage.js";
import { createStore, useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";

const SEEN = "vk.tour";
const EDGE = 12; // px
const storage = openStorage();
// Where each step points, as `data-tour` has it on what it is about.
export const STEPS = ["agenda", "settings", "code", "projector", "tabs"];

// step: the number of the step, or null; known: whether somebody saw the offer in this browser.
const tour = createStore({ step: /** @type {number | null} */ (null), known: storage.get(SEEN) === true });

function end() {
  storage.set(SEEN, true);
  tour.set({ step: null, known: true });
}

export const startTour = () => tour.set({ step: 0 });

export const isBusy = (view) => view.agenda.some(({ phase }) => phase === "open" || phase === "closing");

export function TourOffer({ view }) {
  const { step, known } = useStore(tour);
  if (known || step !== null || view.session.phase !== "draft") return null;
  return html`
    <${Banner} title=${t("desk.tour_offer")} action=${html`<span class="across" data-wrap>
      <${Button} kind="line" onClick=${startTour}>${t("desk.tour_start")}<//>
      <${Button} kind="quiet" onClick=${end}>${t("desk.tour_no")}<//></span>`} />`;
}

// Once on the page of a session.
export function Tour({ view }) {
  const { step } = useStore(tour);
  const busy = isBusy(view);
  useEffect(() => {
    if (busy && step !== null) end();
  }, [busy, step]);
  return step === null || busy ? null : html`<${Step} step=${step} />`;
}

function Step({ step }) {
  const card = useRef(null);
  const before = useRef(/** @type {HTMLElement | null} */ (document.activeElement));
  const [place, setPlace] = useState(null);
  const name = STEPS[step];
  useLayoutEffect(() => {
    const target = document.querySelector(`[data-tour="${name}"]`);
    target?.scrollIntoView({ block: "nearest" });
    const look = () => setPlace(target && beside(target.getBoundingClientRect(), card.current.getBoundingClientRect()));
    look();
    card.current.querySelector("h2").focus({ preventScroll: true });
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [name]);
  useEffect(() => () => before.current?.isConnected && before.current.focus(), []);
  const last = step === STEPS.length - 1;
  const go = (by) => tour.set({ step: step + by });
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end();
  };
  return html`
    ${place && html`<div class="tour-ring" aria-hidden="true" style=${place.ring}></div>`}
    <section class="tour-card" role="dialog" aria-labelledby="tour-title" ref=${card} style=${place?.card} onKeyDown=${keys}>
      <p class="muted">${t("desk.tour_step", { number: step + 1, total: STEPS.length })}</p>
      <h2 id="tour-title" tabindex="-1">${t(`desk.tour_${name}`)}</h2>
      <p>${t(`desk.tour_${name}_what`)}</p>
      <div class="across" data-wrap>
        <${Button} onClick=${last ? end : () => go(1)}>${t(last ? "desk.tour_done" : "desk.tour_next")}<//>
        ${step > 0 && html`<${Button} kind="line" onClick=${() => go(-1)}>${t("desk.tour_back")}<//>`}
        ${!last && html`<${Button} kind="quiet" onClick=${end}>${t("desk.tour_skip")}<//>`}
      </div>
    </section>`;
}

/**
 * Where the ring and the card stand, in px of the window: the card under what it is about, else over it, else in it.
 * @param {{left: number, top: number, width: number, height: number, bottom: number}} target
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} [page]
 */
export function beside(target, card, page = { width: innerWidth, height: innerHeight }) {
  const px = (number) => `${Math.round(number)}px`;
  const under = target.bottom + EDGE;
  const over = target.top - EDGE - card.height;
  const lowest = page.height - card.height - EDGE;
  const top = under >= EDGE && under <= lowest ? under : over >= EDGE && over <= lowest ? over : lowest;
  const left = Math.max(EDGE, Math.min(target.left, page.width - card.width - EDGE));
  return {
    ring: { left: px(target.left - 4), top: px(target.top - 4), width: px(target.width + 8), height: px(target.height + 8) },
    card: { left: px(left), top: px(top) },
  };
}
