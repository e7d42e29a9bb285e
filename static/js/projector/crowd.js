// Who is in: the number of people, and a row of shapes for each role that is large enough to be counted: so many it has
// at least, because the server tells that in steps.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { poolName } from "../results/roles.js";
import { Glyph, Ring } from "../ui/icon.js";

const UNITS = [1, 5, 10, 25, 50, 100, 250];
const WIDE = 25; // shapes of full size on one row
const NARROW = 9; // when the rows stand in two columns
const ROWS = 4; // more rows than this take two columns

export function Crowd({ session }) {
  const rows = session.people ? countedRows(session) : [];
  const columns = rows.length > ROWS ? 2 : 1;
  const fit = columns === 1 ? WIDE : NARROW;
  const most = Math.max(0, ...rows.map((row) => row.count ?? 0));
  const unit = UNITS.find((size) => most / size <= 2 * fit) ?? 1000;
  const size = most / unit > fit ? "small" : null;
  return html`
    <section class="crowd" data-theme="dark">
      <div><p class="crowd-count">${session.people}</p><p>${t("projector.people_inside", { n: session.people })}</p></div>
      ${rows.length
        ? html`<div><ul class="crowd-rows" data-columns=${columns}>
          ${rows.map((row) => html`<${Row} key=${row.key} ...${row} unit=${unit} size=${size} />`)}</ul>
            ${unit > 1 && html`<p class="crowd-unit">${t("projector.unit", { n: unit })}</p>`}</div>`
        : session.people === 0 && html`<p class="crowd-first">${t("projector.nobody_yet")}</p>`}
    </section>`;
}

function Row({ cat, count, label, unit, size }) {
  const grew = useGrowth(count);
  return html`
    <li class="crowd-row">
      <span class="crowd-role">
        ${count === undefined ? html`<${Glyph} cat=${cat} />` : html`<b>${count}+</b>`} <span class="role-name">${label}</span></span>
      ${count !== undefined && html`
        <span class="crowd-shapes" data-size=${size} data-grew=${grew ? "" : null} aria-hidden="true">
          ${Array.from({ length: Math.ceil(count / unit) },
            (_, index) => (cat ? html`<${Glyph} key=${index} cat=${cat} />` : html`<${Ring} key=${index} />`))}
        </span>`}
    </li>`;
}

// Whether this number went up since the page was drawn; then the last shape has a frame.
function useGrowth(count) {
  const before = useRef(count);
  const [grew, setGrew] = useState(false);
  useEffect(() => {
    if (count !== before.current) setGrew(count > before.current);
    before.current = count;
  }, [count]);
  return grew;
}

// A role without a count is one the server does not count apart (yet): its people are in the row of all others. While every
// role is merged there are no rows with counts, and the shapes only say what can be chosen.
function countedRows({ roles, seats }) {
  if (!roles.length) return [];
  const named = roles.map((role, index) => ({ key: role.id, cat: index + 1, label: role.label, count: seats[role.id] }));
  const anyCounted = named.some((row) => row.count !== undefined);
  if (!anyCounted) return named;
  return [
    ...named.filter((row) => row.count !== undefined),
    ...(seats["*"] ? [{ key: "rest", label: poolName(roles.filter((role) => !seats[role.id]), t), count: seats["*"] }] : []),
  ];
}
