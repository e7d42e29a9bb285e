// What stands in the bar of a session: the tabs, the code, the way to the projector, and opening the room.
import { leadTo } from "../lib/focus.js";
import { html, useEffect, useState } from "../lib/html.js";
import { lang, t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Code } from "../ui/code.js";
import { Menu } from "../ui/menu.js";
import { toast } from "../ui/toast.js";
import { ActsMenu } from "./acts_menu.js";
import { CopyButton } from "./copy.js";
import { HelpButton } from "./help.js";
import { RemoteDialog } from "./remote_dialog.js";
import { isBusy, startTour } from "./tour.js";

const TABS = ["agenda", "live", "record"];

const fromHash = () => (TABS.includes(location.hash.slice(1)) ? location.hash.slice(1) : "agenda");

// [tab, go(tab)]: the tab is the fragment of the address, so that back, forward and reload work.
export function useTab() {
  const [tab, setTab] = useState(fromHash);
  useEffect(() => {
    const follow = () => setTab(fromHash());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return [tab, (next) => (location.hash = next)];
}

export const Tabs = ({ current }) => html`
  <nav class="tabs" data-tour="tabs" aria-label=${t("desk.session")}>
    ${TABS.map((tab) => html`<a key=${tab} href="#${tab}" aria-current=${tab === current ? "page" : null}>${t(`desk.${tab}`)}</a>`)}
  </nav>`;

export function TopEnd({ desk, view, pulse, about, tab, go, onLanguage }) {
  const { code, phase } = view.session;
  const [remote, setRemote] = useState(false);
  async function open() {
    const ack = await desk.act("session.open");
    if (!ack.ok) return;
    toast(t("desk.room_open"));
    go("live");
    setTimeout(() => leadTo(document.getElementById("now")), 50); // that tab is drawn when its address has changed
  }
  const other = lang() === "nl" ? "en" : "nl";
  const more = [
    { label: `${t("desk.remote")}…`, icon: "smartphone", onChoose: () => setRemote(true) },
    { label: { nl: "Nederlands", en: "English" }[other], icon: "languages", onChoose: () => onLanguage(other) },
    ...(about?.host ? [{ label: t("desk.to_sessions"), icon: "list-ordered", onChoose: () => location.assign("/desk") }] : []),
  ];
  const tour = () => {
    go("agenda");
    setTimeout(startTour, 50); // the tab is drawn when its address has changed
  };
  return html`
    <${ActsMenu} desk=${desk} pulse=${pulse} />
    ${phase === "closed"
      ? html`<span class="badge">${t("desk.phase_closed")}</span>`
      : html`<span class="across desk-code" data-tour="code"><${Code} code=${code} />
          <${CopyButton} text=${about?.join ?? code} label=${t("desk.copy_link")} done=${t("desk.link_copied")} /></span>`}
    <${Button} kind="line" icon="projector" data-tour="projector" onClick=${() => window.open(`/projector/${code}`, `projector-${code}`)}>
      <span class="desk-long">${t("desk.open_projector")}</span><//>
    ${phase === "draft" && html`
      <${Button} kind=${tab === "agenda" && view.agenda.length ? undefined : "line"} onClick=${open}>${t("desk.open_room")}<//>`}
    <${HelpButton} tab=${tab} onTour=${isBusy(view) ? null : tour} />
    <${Menu} items=${more} icon="ellipsis-vertical" label=${t("desk.more")} />
    ${remote && html`<${RemoteDialog} code=${code} pulse=${pulse} onClose=${() => setRemote(false)} />`}`;
}
