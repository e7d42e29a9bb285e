// Things of people in columns that are filled from top to bottom, every word of them, in as few and as large as fit; on pages when
// they do not: what can be chosen, and ideas.
import { html } from "../lib/html.js";
import { useRoom, useSamples } from "./fit.js";
import { MANY, Pager, usePages } from "./pages.js";
import { columnSheets } from "./plan.js";

// From the best to the last resort, and those that have pages. size: of the words in rem. Long texts may fill fewer pages in one
// wide column.
const WAYS = [
  { columns: 1, size: 3.35 }, { columns: 1, size: 2.75 }, { columns: 2, size: 2.75 }, { columns: 2, size: 2.35 },
  { columns: 2, size: 2.125 }, { columns: 3, size: 2.125 }, { columns: 3, size: 1.75 }, { columns: 2, size: 2.125, paged: true },
  { columns: 1, size: 2.125, paged: true },
];
const PAGED = WAYS.filter(({ paged }) => paged);
const LARGE = { columns: 1, size: 4.3 }; // for so few that they would leave the wall empty
const FEW = 3;
const TALLEST = [30, 20, 14, 9]; // rem, of a row: of one, two, three and more
const MANY_ITEMS = 150; // more than these fit on no page together, so only one way is tried

/**
 * @param {object} props
 * @param {any[]} props.items with an id; `head`: a heading above those after it
 * @param {(item: any) => any} props.draw
 * @param {any} props.t
 * @param {any} [props.children] below the columns
 */
export function ColumnPages({ items, draw, t, children }) {
  const [place, room] = useRoom();
  const ways = items.length > MANY_ITEMS ? PAGED.slice(0, 1) : items.length <= FEW ? [LARGE, ...WAYS] : WAYS;
  const tallest = TALLEST[items.length - 1] ?? TALLEST.at(-1);
  const [samples, probe] = useSamples({
    rows: "li",
    content: JSON.stringify(items),
    draw: () => ways.map((way) => html`
      <${Columns} lists=${[items]} ...${way} tallest=${tallest}
        draw=${draw} t=${t} paging=${way.paged ? MANY : null}>${children}<//>`),
  });
  const sheets = samples.length && room.height ? columnSheets(samples, ways, room.height) : null;
  const paging = usePages(sheets?.pages.length ?? 1, 1);
  const page = sheets?.pages[paging.page];
  return html`
    <div class="rows-place" ref=${place}>
      ${page && html`<${Columns} ...${ways[sheets.way]} tallest=${tallest} lists=${page.map(({ from, to }) => items.slice(from, to))}
        draw=${draw} t=${t} paging=${paging}>${children}<//>`}
      ${probe}
    </div>`;
}

const Columns = ({ lists, columns, size, tallest, paging, draw, t, children }) => html`
  <div class="rows-wall" style=${{ "--words": `${size}rem`, "--tallest": `${tallest}rem` }}>
    <div class="open-columns" style=${{ "--columns": columns }}>
      ${lists.map((list, at) => html`
        <ul key=${at} class="open-options">${list.map((item) => html`<li key=${item.id}
          data-head=${item.head ? "" : null}>${draw(item)}</li>`)}</ul>`)}
    </div>
    <div class="rows-foot"><div>${children}</div>${paging && html`<${Pager} paging=${paging} t=${t} />`}</div>
  </div>`;
