// What one seldom needs at a remote: taking something back, the other language, the whole desk, and going out.
import { html } from "../../lib/html.js";
import { lang, t } from "../../lib/words.js";
import { Menu } from "../../ui/menu.js";
import { wordsOf } from "../acts.js";
import { leaveDesk } from "../api.js";
import { callAll } from "../live/roam.js";
import { tellRefusal } from "../refusal.js";

const NAMES = { nl: "Nederlands", en: "English" };

// roams: whether people may look back.
export function More({ desk, roams, pulse, about, onLanguage }) {
  const other = lang() === "nl" ? "en" : "nl";
  const last = pulse && desk.acts.last();
  const leave = () => leaveDesk(desk.code).then(({ go }) => location.assign(go), tellRefusal);
  const items = [
    { label: last ? `${t("desk.act_undo")}: ${wordsOf(last)}` : t("desk.acts_none"), icon: "undo-2", disabled: !last,
      onChoose: desk.acts.undo },
    "-",
    ...(roams ? [{ label: t("desk.call"), icon: "users", onChoose: () => callAll(desk) }] : []),
    { label: NAMES[other], icon: "languages", onChoose: () => onLanguage(other) },
    { label: t("desk.remote_whole"), icon: "monitor", onChoose: () => location.assign(`/desk/${desk.code}#live`) },
    // Who may use the desk of the whole server came in by another door, and stays in.
    ...(about && !about.host ? [{ label: t("desk.remote_leave"), icon: "log-out", onChoose: leave }] : []),
  ];
  return html`<${Menu} items=${items} icon="ellipsis-vertical" label=${t("desk.more")} />`;
}
