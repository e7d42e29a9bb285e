// Roles in a result: every role has its shape, in the order of the session. "*" is the pool: the roles in `of` together,
// "" in it for who chose no role. In old results "*" has no `of`, and "" is a group of its own.
import { html } from "../lib/html.js";
import { Glyph, Ring } from "../ui/icon.js";

// -> [{key, cat, label, ballots}] of the roles that a result tells apart; cat 0: without a role of its own.
export function rolesOf({ view, result, t }) {
  const all = view.session.roles;
  const roles = (result?.roles ?? []).map(({ role, ballots, of }) => {
    const at = all.findIndex((known) => known.id === role);
    if (at >= 0) return { key: role, cat: at + 1, label: all[at].label, ballots };
    const label = of ? poolName(all.filter((known) => of.includes(known.id)), t)
      : t(role === "*" ? "common.merged_roles" : "common.no_role");
    return { key: role, cat: 0, label, ballots };
  });
  return roles.sort((a, b) => (a.cat || Infinity) - (b.cat || Infinity));
}

// The name of the pool, made of the names of what is in it. roles: those of the session that are.
export const poolName = (roles, t) =>
  roles.length ? t("common.pool", { roles: roles.map((role) => role.label).join(", ") }) : t("common.no_role_chosen");

export function RoleMark({ role, label, style }) {
  if (role.cat) return html`<${Glyph} cat=${role.cat} label=${label} style=${style} />`;
  return html`<${Ring} state=${role.key === "*" ? "done" : undefined} label=${label} style=${style} />`;
}

export const Legend = ({ roles }) =>
  roles.length > 0 && html`
    <ul class="legend">${roles.map((role) => html`<li key=${role.key}><${RoleMark} role=${role} />${role.label}</li>`)}</ul>`;

// A mark for each role on a scale from `low` to `high`, and a thick line from the lowest to the highest.
// values: {role key: number or null}; label: the same in words.
export function Spread({ roles, values, low, high, label }) {
  const shown = roles.filter((role) => values[role.key] !== null && values[role.key] !== undefined);
  const place = (value) => (high > low ? 6 + (88 * (value - low)) / (high - low) : 50);
  const at = shown.map((role) => place(values[role.key]));
  if (!shown.length) return html`<span class="spread"></span>`;
  const row = (index) => (shown.length > 1 ? 16 + (68 * index) / (shown.length - 1) : 50);
  return html`
    <span class="spread" role="img" aria-label=${label}>
      <span class="spread-reach" style=${{ "--a": Math.min(...at), "--b": Math.max(...at) }}></span>
      ${shown.map((role, index) => html`<${RoleMark} key=${role.key} role=${role} style=${{ "--x": at[index], "--y": row(index) }} />`)}
    </span>`;
}
