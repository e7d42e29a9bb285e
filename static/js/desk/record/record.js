// The record: what was decided and agreed so far, the files to download, ending the session, and the links to hand out.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Downloads } from "./downloads.js";
import { Ending } from "./ending.js";
import { Links } from "./links.js";
import { Outcome } from "./outcome.js";
import { Whole } from "./whole.js";

export const RecordTab = ({ desk, view, go }) => html`
  <main class="record-tab" id="main" tabindex="-1">
    <article class="record-page">
      <p class="muted">${t(view.session.phase === "closed" ? "desk.record_final" : "desk.record_provisional")}</p>
      <h1>${view.session.title}</h1>
      <${Outcome} code=${desk.code} view=${view} />
      <${Whole} code=${desk.code} view=${view} go=${go} />
    </article>
    <aside class="panel" aria-label=${t("desk.files_and_links")}>
      <${Downloads} code=${desk.code} session=${view.session} />
      <${Ending} desk=${desk} view=${view} />
      <${Links} code=${desk.code} />
    </aside>
  </main>`;
