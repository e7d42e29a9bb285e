// Which form a table of results takes, so that nothing scrolls sideways: the text beside its figures or on a line above
// them, roles by name or by their mark, in one table or in several. Widths are estimated from the words and not measured, so
// that a form is drawn once. Called by result_table.js.

const LETTERS = [[/\d/, 10.2], [/[.,:;'‘’!()|il]/, 4], [/[%mwMW→±]/, 15], [/./, 8.5]]; // px in a cell
const HEAD = 0.875; // of that in a head
const AROUND = 13; // px beside the words of a figure
const DRAWN = 112; // what is drawn and says no width of its own
const MARK = 20;
const TEXT = [96, 420]; // px that a text beside its figures gets at least, and wants at most
const SHARE = 0.56; // of the width, that it wants at most
const AIRY = 1.6; // a figure gets at most so many times what it needs
const CALM = 0.88; // of the width may be filled when roles are there by name: their heads have more lines
const FORMS = [[false, true], [false, false], [true, true], [true, false]]; // [text above its figures, roles by name]

// Everything that is text in what htm made. What is small is not broken.
export function plain(value) {
  if (value === null || value === undefined || typeof value === "boolean") return "";
  if (Array.isArray(value)) return value.map(plain).join(" ");
  if (typeof value !== "object") return String(value);
  const inside = plain(value.props?.children);
  return value.type === "small" ? inside.trim().replaceAll(" ", "\u00a0") : inside;
}

const letter = (sign) => LETTERS.find(([kind]) => kind.test(sign))?.[1] ?? 0;

const long = (text) => [...text].reduce((sum, sign) => sum + letter(sign), 0);

const longestWord = (text, gap = /[^\S\u00a0]+/) => Math.max(0, ...text.split(gap).map(long));

// A head has a line or two, or three.
function headWidth({ label, role }, named) {
  if (role && !named) return MARK;
  const words = plain(label);
  return HEAD * Math.max(longestWord(words, /\s+/), role ? long(words) / 2 : 0) + (role ? MARK : 0);
}

// A component says in `least` how many px it needs: (its props) -> px.
const drawn = (cell) => cell !== null && typeof cell === "object" && !plain(cell).trim();

const cellWidth = (cell) => (drawn(cell) ? cell.type?.least?.(cell.props) ?? DRAWN : longestWord(plain(cell)));

// How many px a column needs; `named`: its role is a word in its head.
export const widthOf = (column, rows, named) =>
  AROUND + Math.max(headWidth(column, named), column.wide ?? 0, ...rows.map((row) => cellWidth(row.cells[column.key])));

// columns: see ResultTable; room: px -> [{spanned, named, lead, text, figures, widths, fits}], one for each table. widths:
// column key -> px.
export function shapesOf(columns, rows, { room: whole, spanned = false }) {
  const lead = columns.find((column) => column.lead) ?? null;
  const [text, ...figures] = columns.filter((column) => column !== lead);
  const beside = Math.min(TEXT[1], SHARE * whole, Math.max(TEXT[0], ...rows.map((row) => long(plain(row.cells[text.key])))));
  const as = (shown, [above, named]) => {
    const told = lead ? [lead, ...shown] : shown;
    const widths = Object.fromEntries(told.map((column) => [column.key, widthOf(column, rows, named)]));
    const needed = Object.values(widths).reduce((sum, each) => sum + each, 0);
    const room = whole - (above ? 0 : beside);
    const airy = Math.min(AIRY, Math.max(1, room / needed));
    for (const column of shown) widths[column.key] *= airy;
    return {
      spanned: above,
      named,
      lead,
      text,
      figures: shown,
      widths,
      fits: needed <= room * (named && shown.some((column) => column.role) ? CALM : 1),
    };
  };
  const shape = (shown) => FORMS.filter(([above]) => above || !spanned).map((form) => as(shown, form)).find(({ fits }) => fits);
  const one = shape(figures);
  if (one) return [one];
  const parts = [figures.filter((column) => !column.role), figures.filter((column) => column.role)].filter((part) => part.length);
  return parts.flatMap((part) => pieces(part, shape)).map((part) => shape(part) ?? as(part, [true, false]));
}

// As few equal pieces as fit.
function pieces(figures, shape) {
  for (let count = 1; count < figures.length; count += 1) {
    const size = Math.ceil(figures.length / count);
    const cut = Array.from({ length: Math.ceil(figures.length / size) }, (_, at) => figures.slice(at * size, (at + 1) * size));
    if (cut.every(shape)) return cut;
  }
  return figures.map((figure) => [figure]);
}
