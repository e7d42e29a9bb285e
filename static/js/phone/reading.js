// The button at the top of every screen of a phone: how to read it, in which language, the link to share, and the way out.
import { html, useState } from "../lib/html.js";
import { copyText } from "../lib/copy_text.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { Seg, Switch } from "../ui/seg.js";
import { canRead, useAloud } from "./aloud.js";
import { LanguageSwitch } from "./language.js";
import { SIZES, prefer, preferences } from "./preferences.js";

const PERCENT = [100, 115, 130, 150]; // as in css/phone.css

// share: the address to pass on, or nothing; onLeave(): nothing of the session stays on this phone; left out before there is a seat.
export function ReadingButton({ onLanguage, share, onLeave }) {
  const [open, setOpen] = useState(false);
  return html`
    <${Button} kind="quiet" icon="settings" label=${t("phone.reading")} onClick=${() => setOpen(true)} />
    ${open && html`<${Reading} onLanguage=${onLanguage} share=${share} onLeave=${onLeave} onClose=${() => setOpen(false)} />`}`;
}

function Reading({ onLanguage, share, onLeave, onClose }) {
  const { size, wide, buzz } = useStore(preferences);
  const aloud = useAloud();
  const sizes = SIZES.map((value) => ({ value, label: t("phone.reading_size_percent", { percent: PERCENT[value] }) }));
  return html`
    <${Dialog} title=${t("phone.reading")} onClose=${onClose}>
      <div class="stack reading">
        <div><h3>${t("phone.reading_size")}</h3>
          <${Seg} options=${sizes} value=${size} label=${t("phone.reading_size")} onChange=${(value) => prefer({ size: value })} /></div>
        <${Switch} label=${t("phone.reading_wide")} checked=${wide} onChange=${(value) => prefer({ wide: value })} />
        ${canVibrate() && html`
          <${Switch} label=${t("phone.reading_buzz")} checked=${buzz} onChange=${(value) => prefer({ buzz: value })} />`}
        <div class="phone-links">
          ${canRead() && html`<${Button} kind="quiet" icon=${aloud.reading ? "pause" : "play"}
            onClick=${aloud.reading ? aloud.stop : aloud.read}>
            ${t(aloud.reading ? "phone.reading_stop" : "phone.reading_aloud")}<//>`}
          <${LanguageSwitch} onLanguage=${onLanguage} />
          ${share && html`<${Share} address=${share} />`}
          ${onLeave && html`<${Leave} onLeave=${onLeave} />`}
        </div>
      </div>
    <//>`;
}

const canVibrate = () => Boolean(globalThis.navigator?.vibrate);

function Share({ address }) {
  const [done, setDone] = useState(null); // whether it is on the clipboard
  async function share() {
    if (navigator.share) await navigator.share({ url: address }).catch(() => {}); // the person thought better of it
    else setDone(await copyText(address));
  }
  return html`
    <${Button} kind="quiet" icon="share-2" onClick=${share}>${t("phone.share")}<//>
    <p role="status">${done === null ? "" : t(done ? "phone.share_done" : "phone.share_failed", { address })}</p>`;
}

function Leave({ onLeave }) {
  const [sure, setSure] = useState(false);
  if (!sure) return html`<${Button} kind="quiet" icon="log-out" onClick=${() => setSure(true)}>${t("phone.leave")}<//>`;
  return html`
    <p role="alert">${t("phone.leave_what")}</p>
    <${Button} kind="line" icon="log-out" onClick=${onLeave}>${t("phone.leave_now")}<//>`;
}
