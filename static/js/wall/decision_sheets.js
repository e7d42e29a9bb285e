// Decisions and proposals that have the wall to themselves, a page each: the words as large as all of them fit, how many are for
// and against, and below that what people said. When that does not fit together, what people said has a page of its own.
import { html } from "../lib/html.js";
import { useRoom, useSamples } from "./fit.js";
import { MANY, Pager, usePages } from "./pages.js";

// From the best to the last resort. size: of the words in rem; quotes: so many texts below at most, null: on a page of their own.
const WAYS = [
  { size: 5.7, quotes: 3 }, { size: 4.3, quotes: 3 }, { size: 3.35, quotes: 3 }, { size: 5.7, quotes: 1 }, { size: 4.3, quotes: 1 },
  { size: 3.35, quotes: 1 }, { size: 2.75, quotes: 1 }, { size: 5.7, quotes: null }, { size: 4.3, quotes: null },
  { size: 3.35, quotes: null }, { size: 2.75, quotes: null }, { size: 2.35, quotes: null }, { size: 2, quotes: null },
  { size: 1.75, quotes: null },
];
const APART = [6, 5, 4, 3, 2, 1]; // texts on a page of their own

/**
 * @typedef {object} SheetOf
 * @property {string} key
 * @property {any} kicker what stands above the words
 * @property {string} text
 * @property {any} [said] what the room said of it
 * @property {any} support how many are for and against
 * @property {(quotes: number) => any} below with so many texts of people at most
 * @param {{sheets: SheetOf[], content: string, t: any}} props content: changes when what is drawn does
 */
export function DecisionSheets({ sheets, content, t }) {
  const [place, room] = useRoom();
  const [samples, probe] = useSamples({
    rows: ".not-a-row",
    content,
    draw: () => [
      ...WAYS.flatMap((way) => sheets.map((sheet) => html`<${Sheet} sheet=${sheet} ...${way} paging=${MANY} t=${t} />`)),
      ...APART.flatMap((quotes) => sheets.map((sheet) => html`<${Below} sheet=${sheet} quotes=${quotes} paging=${MANY} t=${t} />`)),
    ],
  });
  const fits = (from) => samples.slice(from, from + sheets.length).every(({ around }) => around <= room.height + 0.05);
  const first = (count, start) => {
    const at = Array.from({ length: count }, (_, way) => way).findIndex((way) => fits(start + way * sheets.length));
    return at < 0 ? count - 1 : at;
  };
  const known = samples.length > 0 && room.height > 0;
  const way = known ? WAYS[first(WAYS.length, 0)] : null;
  const apart = way?.quotes === null;
  const quotes = apart ? APART[first(APART.length, WAYS.length * sheets.length)] : 0;
  const paging = usePages(sheets.length * (apart ? 2 : 1), 1);
  const sheet = sheets[apart ? Math.floor(paging.page / 2) : paging.page];
  return html`
    <div class="rows-place" ref=${place}>
      ${way && sheet && (apart && paging.page % 2 ? html`<${Below} sheet=${sheet} quotes=${quotes} paging=${paging} t=${t} />`
        : html`<${Sheet} key=${sheet.key} sheet=${sheet} ...${way} paging=${paging} t=${t} />`)}
      ${probe}
    </div>`;
}

const Sheet = ({ sheet, size, quotes, paging, t }) => html`
  <div class="decision-sheet" style=${{ "--words": `${size}rem` }}>
    <div class="decision-top">
      <div>${sheet.kicker && html`<p class="kicker">${sheet.kicker}</p>`}${sheet.text && html`<h1 dir="auto">${sheet.text}</h1>`}
        ${sheet.said && html`<p class="sheet-said">${sheet.said}</p>`}</div>
      ${sheet.support}
    </div>
    ${quotes !== null && sheet.below(quotes)}
    <${Pager} paging=${paging} t=${t} />
  </div>`;

const Below = ({ sheet, quotes, paging, t }) => html`
  <div class="decision-sheet decision-apart">
    <h1 class="kicker">${sheet.kicker}</h1>${sheet.below(quotes)}<${Pager} paging=${paging} t=${t} />
  </div>`;
