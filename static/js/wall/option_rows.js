// Options on the wall as rows that show every word: the text takes what the marks leave, all rows share one size, and what does
// not fit on one page is on more. A kind gives the cells after the text; what goes on is parted from the rest by a band.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { useRoom, useSamples } from "./fit.js";
import { MANY, Pager, usePages } from "./pages.js";
import { rowSheets } from "./plan.js";

/** Sizes of the words in rem, the largest first; `few`: only with so few rows. More pages have one of PAGED (see rowSheets), each of
    which takes time to measure: with many rows only the usual ones do. */
const SIZES = [{ size: 3.2, few: 3 }, { size: 2.75, few: 6 }, { size: 2.35, few: 9 }, { size: 2.125, few: 12 }, { size: 1.75, few: 16 }];
const USUAL = 2.125;
const PAGED = [
  { size: 2.75, larger: true, few: 60 }, { size: 2.35, larger: true, few: 60 }, { size: USUAL }, { size: 1.75 },
  { size: USUAL, stacked: true, few: 60 }, { size: 1.75, stacked: true },
];
const LEFT = 2; // rem, about: what the cells have below their text
const TALLEST = [30, 20, 13]; // rem, of a row: where one, two and more stand on a page

/** A narrower wall has no room for marks beside the words: they stand under them. */
const NARROW = 96; // rem

/**
 * @typedef {{key: string, place?: any, text: string, small?: any, top?: boolean}} Row small: stands after the text
 * @typedef {{drawn: boolean, high: number, narrow: boolean}} Space drawn: false while a row is only measured; high: about how
 *   many rem a row has
 * @param {object} props
 * @param {Row[]} props.rows
 * @param {(narrow: boolean) => string} props.columns of the cells, as grid-template-columns
 * @param {(row: any, space: Space) => any} props.cells after the text
 * @param {(row: any, space: Space) => any} [props.under] below the text
 * @param {any} [props.asked] above the texts
 * @param {(narrow: boolean) => any} [props.heads] above the cells
 * @param {{after: number, left: any, right?: any} | null} [props.cut] the band below that many rows
 * @param {string} props.content changes when what is drawn does
 * @param {(key: string, gaps?: object) => string} props.t
 * @param {any[]} [props.extra] what has a page of its own after the rows
 * @param {any} [props.children] below the rows
 */
export function OptionRows({ children, extra = [], ...given }) {
  const { rows, cut, content, t } = given;
  const [place, room] = useRoom();
  const sizes = SIZES.filter(({ few }) => rows.length <= few).map(({ size }) => ({ size }));
  const paged = PAGED.filter(({ few = Infinity }) => rows.length <= few).map((way) => ({ ...way, paged: true }));
  /** @type {{size: number, paged?: boolean, stacked?: boolean, larger?: boolean}[]} */
  const ways = [...sizes, ...paged];
  const narrow = room.width < NARROW;
  const [samples, probe] = useSamples({
    rows: ".row-line, .row-cut",
    content: `${content} ${narrow}`,
    draw: () => ways.map((way) => html`
      <${Sheet} ...${given} narrow=${narrow} rows=${rows} from=${0} size=${way.size} stacked=${way.stacked}
        paging=${way.paged || extra.length ? MANY : null}>${children}<//>`),
  });
  const sheets = samples.length === ways.length && room.height ? rowSheets(samples, ways, room.height, cut?.after) : null;
  const paging = usePages((sheets?.pages.length ?? 1) + extra.length, 1);
  const page = sheets?.pages[paging.page];
  const { size, stacked } = ways[sheets?.way ?? 0];
  const tallest = tallestOf(Math.max(0, ...(sheets?.pages ?? []).map(({ from, to }) => to - from)));
  const other = sheets && !page && extra[paging.page - sheets.pages.length];
  return html`
    <div class="rows-place" ref=${place}>
      ${page && html`
        <${Sheet} ...${given} narrow=${narrow} rows=${rows.slice(page.from, page.to)} from=${page.from} size=${size} stacked=${stacked}
          tallest=${tallest} high=${stacked ? LEFT : Math.min(tallest, page.high)} paging=${paging}>${children}<//>`}
      ${other && html`<div class="rows-wall"><div class="rows-extra">${other}</div><div class="rows-foot"><div></div><${Pager}
        paging=${paging} t=${t} /></div></div>`}
      ${probe}
    </div>`;
}

const tallestOf = (most) => TALLEST[Math.min(most, TALLEST.length) - 1] ?? 0;

// high: of a row; without it the rows are only measured, and have no marks.
function Sheet({ rows, from, size, stacked, tallest = 0, high, paging, narrow, columns, cells, under, asked, heads, cut, t, children }) {
  const space = { drawn: high !== undefined, high: high ?? 0, narrow };
  const style = { "--columns": columns(narrow), "--words": `${size}rem`, "--tallest": `${tallest}rem`, "--count": rows.length };
  const placed = rows.some((row) => row.place !== undefined);
  return html`
    <div class="rows-wall" data-small=${size <= USUAL ? "" : null} data-placed=${placed ? "" : null}
      data-stacked=${stacked ? "" : null} style=${style}>
      ${(asked || heads) && html`<div class="rows-head"><span class="rows-asked">${asked}</span>${heads?.(narrow)}</div>`}
      <ol class="rows-list">${rows.map((row, at) => [
        html`<li key=${row.key} class="row-line" data-top=${row.top ? "" : null} style=${{ "--nth": at }}>
          ${placed && html`<span class="place">${row.place}</span>`}
          <span class="row-text"><span class="row-words" dir="auto">${row.text}</span>${row.small && html` <small>${row.small}</small>`}
            ${under?.(row, space)}</span>
          ${cells(row, space)}</li>`,
        cut?.after === from + at + 1 && html`
          <li key="cut" class="row-cut"><b><${Icon} name="arrow-up" /> ${cut.left}</b>${cut.right
            && html`<span>${cut.right}</span>`}</li>`])}
      </ol>
      <div class="rows-foot"><div>${children}</div>${paging && html`<${Pager} paging=${paging} t=${t} />`}</div>
    </div>`;
}
