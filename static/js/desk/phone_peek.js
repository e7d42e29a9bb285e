// What participants see of a round: the page of a phone in a frame the size of one, over the page and out of the way of the
// settings, so that one sees what a change does. It is no participant: it has no seat and sends nothing.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { nameOf } from "./agenda/actions.js";

const CALM_MS = 500; // while people send, the view changes fifty times a second

// version: of the view; with another one the phone in the frame looks again. bare: where there is no room for words.
export function PhonePeek({ code, view, version, id, bare = false }) {
  const [open, setOpen] = useState(false);
  const button = useRef(null);
  const close = () => {
    setOpen(false);
    button.current?.querySelector("button").focus();
  };
  return html`
    <span ref=${button}><${Button} kind="line" icon="smartphone" label=${bare ? t("desk.peek") : undefined} aria-expanded=${String(open)}
      onClick=${() => setOpen(!open)}>${!bare && t("desk.peek")}<//></span>
    ${open && html`<${Frame} code=${code} view=${view} version=${version} id=${id} onClose=${close} />`}`;
}

function Frame({ code, view, version, id, onClose }) {
  const box = useRef(null);
  const frame = useRef(null);
  useEffect(() => box.current.querySelector("h2").focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => frame.current?.contentWindow?.postMessage("again", location.origin), CALM_MS);
    return () => clearTimeout(timer);
  }, [version]);
  const keys = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return html`
    <section class="peek" ref=${box} aria-labelledby="peek-title" onKeyDown=${keys}>
      <div class="across between"><h2 class="minor-heading" id="peek-title" tabindex="-1">${nameOf(view, id)}</h2>
        <${Button} kind="quiet" icon="x" label=${t("common.close")} onClick=${onClose} /></div>
      <div class="peek-phone"><iframe key=${id} ref=${frame} src="/preview/${code}/${id}" title=${t("desk.peek_frame")}></iframe></div>
      <p class="help">${t("desk.peek_note")}</p>
    </section>`;
}
