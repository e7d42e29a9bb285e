// The way to the remote: a QR code that opens the desk on the facilitator's own phone, once and only for some minutes.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { Skeleton } from "../ui/empty.js";
import { makeTicket } from "./api.js";
import { CopyButton } from "./copy.js";
import { useLoaded } from "./loaded.js";
import { remotesIn } from "./places.js";
import { Refused } from "./refusal.js";

const QUIET = 4; // modules around a code

export function RemoteDialog({ code, pulse, onClose }) {
  const [turn, setTurn] = useState(0);
  const { value, refusal } = useLoaded(() => makeTicket(code), `${code} ${turn}`);
  const stale = useStale(value);
  const remotes = remotesIn(pulse);
  const first = useRef(remotes);
  const came = remotes > first.current;
  const another = () => {
    first.current = remotes;
    setTurn(turn + 1);
  };
  const again = html`<${Button} kind=${stale || came || refusal ? undefined : "line"} icon="rotate-ccw" onClick=${another}>
    ${t("desk.remote_again")}<//>`;
  return html`
    <${Dialog} title=${t("desk.remote")} onClose=${onClose} actions=${html`
      ${value && !stale && !came && html`<${CopyButton} text=${value.link} done=${t("desk.link_copied")}>${t("desk.copy_link")}<//>`}
      ${again}<${Button} kind="quiet" onClick=${onClose}>${t("common.close")}<//>`}>
      <div class="stack">
        <p>${t("desk.remote_lede")}</p>
        <div role="status">${(came || stale) && html`<p class="lede">${t(came ? "desk.remote_came" : "desk.remote_stale")}</p>`}</div>
        ${refusal ? html`<${Refused} refusal=${refusal} />`
          : !value ? html`<${Skeleton} lines=${[60]} />`
          : !stale && !came && html`<${Drawn} ticket=${value} />`}
        <p class="help">${t("desk.remote_safe", { n: Math.round((value?.seconds ?? 600) / 60) })}</p>
      </div>
    <//>`;
}

// Dark on white with its quiet zone, whatever the theme: cameras need that.
const Drawn = ({ ticket }) => html`
  <svg class="remote-qr" role="img" aria-label=${t("desk.remote_qr")} shape-rendering="crispEdges"
    viewBox=${[-QUIET, -QUIET, ticket.size + 2 * QUIET, ticket.size + 2 * QUIET].join(" ")}>
    <rect x=${-QUIET} y=${-QUIET} width="100%" height="100%" fill="#FFFFFF" /><path d=${ticket.qr} fill="#12262A" /></svg>`;

// Whether a ticket opens nothing any more by its age.
function useStale(ticket) {
  const [stale, setStale] = useState(null); // the ticket that is
  useEffect(() => {
    if (!ticket) return undefined;
    const timer = setTimeout(() => setStale(ticket), ticket.seconds * 1000);
    return () => clearTimeout(timer);
  }, [ticket]);
  return Boolean(ticket) && stale === ticket;
}
