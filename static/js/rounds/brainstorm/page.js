// Pages that people swap, on a phone: what others wrote on the page that is here now. Which page that is, is known on this phone only.
import { html, useEffect, useState } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { newestLast } from "./idea_order.js";
import { Other } from "./other.js";

// -> {page, alone, busy, swap()}; page: null without pages, or as long as there is none; alone: no other page was there to swap with.
export function usePage({ round, draft, send }) {
  const paged = round.body.visible && round.settings.others === "pages";
  const [page, setPage] = useDraft(draft, "page", null);
  const [alone, setAlone] = useState(false);
  const [busy, setBusy] = useState(false);
  async function take(from) {
    setBusy(true);
    const ack = await send("brainstorm.take_page", from ? { page: from } : {});
    setBusy(false);
    if (!ack?.ok) return;
    setAlone(!ack.reply.page);
    if (ack.reply.page) setPage(ack.reply.page);
  }
  useEffect(() => {
    if (paged && !page) take(null);
  }, [paged, !page]);
  return { paged, page: paged ? page : null, alone, busy, swap: () => page && take(page) };
}

export function Page({ held, given }) {
  const { round, t } = given;
  const ideas = newestLast(round.body.ideas).filter(([, idea]) => held.page && idea.page === held.page);
  return html`
    <section class="contributions" aria-live="polite">
      <h2 class="label">${t("brainstorm.page")}</h2>
      ${ideas.length > 0 ? html`<ul class="rules others">${ideas.map(([id, idea]) => html`
        <${Other} key=${id} id=${id} idea=${idea} given=${given} />`)}</ul>` : html`<p class="muted">${t("brainstorm.page_empty")}</p>`}
    </section>`;
}

export const Swap = ({ held, t }) => html`
  <div role="status">${held.alone && html`<p class="help">${t("brainstorm.page_alone")}</p>`}</div>
  <${Button} kind="quiet" wide icon="rotate-ccw" busy=${held.busy} onClick=${held.swap}>${t("brainstorm.page_swap")}<//>`;
