// Who is in the room: how many, by role (small groups together), how they are connected, and the lock on the door.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { poolName } from "../../results/roles.js";
import { Glyph, Icon } from "../../ui/icon.js";
import { Switch } from "../../ui/seg.js";
import { EntryChoice } from "../entry.js";
import { remotesIn } from "../places.js";
import { CardsButton } from "./cards.js";
import { IdleSeats } from "./idle.js";

const MERGED = "*";

export function People({ desk, view, pulse }) {
  const { session } = view;
  const { present = 0, away = 0, idle = 0, desks = 0, projectors = 0 } = pulse ?? {};
  const remotes = remotesIn(pulse);
  const screens = Math.max(0, projectors - (desks - remotes)); // every desk shows a small one, a remote does not
  return html`
    <section aria-labelledby="people" class="people">
      <div class="across between"><h2 class="minor-heading" id="people">${t("desk.in_the_room")}</h2>
        <b class="figure digits">${present}</b></div>
      <${Seats} session=${session} />
      <h3>${t("desk.connection")}</h3>
      <ul class="rules connections">
        <${Line} icon="wifi" label=${t("desk.connected")} count=${present} />
        ${away > 0 && html`<${Line} icon="wifi-off" label=${t("desk.away")} help=${t("desk.away_help")} count=${away} />`}
        <${Line} icon="projector" label=${t("desk.screens")} count=${screens} />
        ${desks - remotes > 1 && html`<${Line} icon="users" label=${t("desk.desks")} count=${desks - remotes} />`}
        ${remotes > 0 && html`<${Line} icon="smartphone" label=${t("desk.remotes")} count=${remotes} />`}
      </ul>
      <${IdleSeats} code=${desk.code} idle=${idle} />
      ${session.phase !== "closed" && html`
        <${EntryChoice} entry=${session.entry} onChange=${(entry) => desk.act("session.set", null, { entry })} />
        <${CardsButton} code=${desk.code} session=${session} />
        <${Switch} checked=${session.locked} onChange=${(locked) => desk.act("session.lock", null, { locked })}
          label=${html`<b>${t("desk.lock")}</b><br /><span class="help">${t("desk.lock_help")}</span>`} />`}
    </section>`;
}

const Line = ({ icon, label, help, count }) => html`
  <li><${Icon} name=${icon} /><span>${label}${help && html`<span class="help">${help}</span>`}</span><b class="digits">${count}</b></li>`;

// How many each role has at least, and all others together. In steps, so that nobody sees as whom the last one came in.
function Seats({ session }) {
  const roles = session.roles.map((role, index) => ({ ...role, cat: index + 1, count: session.seats[role.id] ?? 0 }));
  const shown = roles.filter((role) => role.count > 0);
  const merged = session.seats[MERGED] ?? 0;
  if (!shown.length && !merged) return null;
  return html`
    <ul class="seats">
      ${shown.map((role) => html`
        <li key=${role.id} class="role"><${Glyph} cat=${role.cat} /> ${role.label} <b class="digits">${role.count}+</b></li>`)}
      ${merged > 0 && html`
        <li class="role"><${Icon} name="users" /> ${poolName(roles.filter((role) => !role.count), t)}
          <b class="digits">${merged}+</b></li>`}
    </ul>
    <${EmptyChairs} session=${session} />
    <p class="help">${t("desk.seats_help", { threshold: session.threshold })}</p>`;
}

// The roles that were invited and that nobody took, at the last count.
export function EmptyChairs({ session }) {
  const labels = session.roles.filter(({ id }) => session.empty?.includes(id)).map(({ label }) => label);
  return labels.length > 0 && html`
    <p class="empty-chairs"><${Icon} name="user" /> <span>${t("desk.empty_chairs", { n: labels.length,
      roles: labels.join(", ") })}</span></p>`;
}
