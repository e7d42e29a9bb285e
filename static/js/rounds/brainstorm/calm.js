// Ideas on the wall while they come in: each has a place and keeps it. A full wall replaces the oldest in its place, at most once
// a second, and nothing while somebody holds the wall still.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { useHeights, useRoom } from "../../wall/fit.js";
import { useStill } from "../../wall/pages.js";
import { emptyColumns, exchanged, fitted, placed, without } from "./slots.js";

const EVERY_MS = 1_000;
const WAITING = 12; // more than so many that wait are not shown one by one: the pages have them

// The larger words while everything fits in them.
const WAYS = [{ columns: 1, size: 3.35 }, { columns: 2, size: 2.75 }, { columns: 3, size: 2.125 }];
const NARROW = { columns: 2, size: 2.125 };
const WIDE = 85; // rem

const waysFor = (width, most) =>
  [...WAYS.slice(0, -1), width < WIDE ? NARROW : WAYS[2]].filter(({ columns }) => columns <= most);

/**
 * @param {object} props
 * @param {[string, any][]} props.ideas the oldest first
 * @param {number} [props.most] columns
 * @param {(idea: any) => any} props.draw
 * @param {(told: {shown: string[], waiting: number}) => any} props.children below the ideas
 */
export function Calm({ ideas, most = 3, draw, children }) {
  const still = useStill();
  const [place, room] = useRoom();
  const ways = waysFor(room.width, most);
  const least = useRef(0); // words never grow again while ideas come
  const [samples, probe] = useHeights({
    frame: `${ways.length} ${room.width}`,
    of: ideas,
    draw: (fresh) => ways.map((way) => html`<${Columns} ...${way} columns=${[fresh.map(([id]) => ({ id }))]} wide=${way.columns}
      of=${fresh} draw=${draw} />`),
  });
  const [wall, setWall] = useState(null);
  useLayoutEffect(() => {
    if (!samples.length || !room.height) return;
    const way = least.current = wayFor(samples, ways, room.height, least.current);
    const heights = Object.fromEntries(ideas.map(([id], at) => [id, samples[way].rows[at]]));
    setWall((now) => (now && now.key === `${way} ${room.height}` ? arrived(now, ideas, heights)
      : filled({ key: `${way} ${room.height}`, way, columns: emptyColumns(ways[way].columns, room.height), ages: [], waiting: [],
        newest: null },
        ideas, heights)));
  }, [samples, room.height]);
  const waits = (wall?.waiting.length ?? 0) > 0;
  useEffect(() => {
    if (!waits || still) return undefined;
    const timer = setInterval(() => setWall(stepped), EVERY_MS);
    return () => clearInterval(timer);
  }, [waits, still]);
  return html`
    <div class="calm">
      <div class="rows-place" ref=${place}>
        ${wall && ways[wall.way] && html`
          <${Columns} ...${ways[wall.way]} wide=${ways[wall.way].columns} columns=${wall.columns} of=${ideas} newest=${wall.newest}
            draw=${draw} />`}
        ${probe}
      </div>
      ${children({ shown: wall ? placed(wall.columns) : [], waiting: wall?.waiting.length ?? 0 })}
    </div>`;
}

function wayFor(samples, ways, height, least) {
  const last = ways.length - 1;
  const fits = samples.findIndex(({ rows }, way) => way < last && fill(emptyColumns(ways[way].columns, height), rows));
  return Math.max(least, fits < 0 ? last : fits);
}

const fill = (columns, rows) => rows.reduce((now, row, at) => now && fitted(now, String(at), row), columns);

// All of them at once, the newest in the place of the oldest.
function filled(wall, ideas, heights) {
  const ages = ideas.map(([id]) => id);
  const columns = ages.reduce((now, id) => fitted(now, id, heights[id]) ?? exchanged(now, id, heights[id], ages), wall.columns);
  return { ...wall, columns, ages, heights, newest: null };
}

// What is gone leaves room, what is new waits unless there is room.
function arrived(wall, ideas, heights) {
  const known = new Set(wall.ages);
  const stays = new Set(ideas.map(([id]) => id));
  const fresh = ideas.map(([id]) => id).filter((id) => !known.has(id));
  const columns = without(wall.columns, ({ id, height }) => stays.has(id) && heights[id] <= height + 0.05);
  const waiting = [...wall.waiting.filter((id) => stays.has(id)), ...fresh];
  return seated({ ...wall, columns, heights, ages: ideas.map(([id]) => id), waiting });
}

function seated(wall) {
  const [id, ...waiting] = wall.waiting;
  const columns = id === undefined ? null : fitted(wall.columns, id, wall.heights[id]);
  return columns ? seated({ ...wall, columns, waiting, newest: id }) : { ...wall, waiting: wall.waiting.slice(-WAITING) };
}

// The next that waits, in the place of the oldest.
function stepped(wall) {
  const [id, ...waiting] = wall.waiting;
  if (id === undefined) return wall;
  return seated({ ...wall, columns: exchanged(wall.columns, id, wall.heights[id], wall.ages), waiting, newest: id });
}

// columns: of slots; a slot without a height is only measured.
function Columns({ columns, wide, size, of, newest, draw }) {
  const known = new Map(of);
  return html`
    <div class="calm-columns" style=${{ "--columns": wide, "--words": `${size}rem` }}>
      ${columns.map((slots, at) => html`
        <ul key=${at}>${slots.map(({ id, height }, row) => (id === null ? html`<li key=${`free ${row}`}
          style=${{ blockSize: `${height}rem` }}></li>`
          : html`<li key=${id} class=${id === newest ? "is-new" : null} data-new=${id === newest ? "" : null}
              style=${height === undefined ? {} : { blockSize: `${height}rem` }}>${known.has(id) && draw(known.get(id))}</li>`))}</ul>`)}
    </div>`;
}
