// Weighing up on the phone: a page for every option with all criteria, or for every criterion with all options. Every score
// counts as it is given.
import { html, useMemo } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { elementId } from "../../lib/ids.js";
import { Button } from "../../ui/button.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { ScaleField } from "../../scales/scale_field.js";
import { criteriaOf } from "./criteria.js";

const EMPTY = { values: {} };
const NAMED = 3; // what is missing is named up to so many, then counted

/** @param {import("../../types/criteria.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const ballot = useBallot(given, EMPTY);
  const pages = pagesOf(round, t);
  const [step, setStep] = useDraft(draft, "step", 0);
  const { values } = ballot.choice;
  const put = ({ option, criterion }, value) => ballot.change({ values: placed(values, option, criterion, value) });
  const clear = (fields) =>
    ballot.change({ values: fields.reduce((left, { option, criterion }) => placed(left, option, criterion), values) });
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const at = Math.min(step, pages.length - 1);
  const shared = { round, pages, page: pages[at], at, values, go, t };
  const scored = pages.flatMap((page) => page.fields.map((field) => valueAt(values, field) !== undefined));
  return html`
    <${Page} ...${shared} put=${put} clear=${clear} />
    <${BallotFoot} ballot=${ballot} answered=${scored} state=${state} t=${t}>
      ${pages.length > 1 && html`<${Steps} ...${shared} />`}<//>`;
}

// -> [{title, note, origin, fields: [{key, label, help, option, criterion, low, high}]}]
function pagesOf({ settings, options }, t) {
  const criteria = criteriaOf(settings, t);
  if (settings.page === "criterion") {
    return criteria.map((criterion) => ({
      key: criterion.id,
      title: criterion.name,
      note: criterion.question,
      fields: options.map((option) => ({
        key: option.id,
        label: option.text,
        help: option.note,
        option: option.id,
        criterion: criterion.id,
        low: criterion.low,
        high: criterion.high,
      })),
    }));
  }
  return options.map((option) => ({
    key: option.id,
    title: option.text,
    note: option.note,
    origin: option.origin,
    fields: criteria.map((criterion) => ({
      key: criterion.id,
      label: criterion.name,
      help: criterion.question,
      option: option.id,
      criterion: criterion.id,
      low: criterion.low,
      high: criterion.high,
    })),
  }));
}

// The values with one cell set, or taken away when `value` is undefined; an option without scores is not there.
function placed(values, option, criterion, value) {
  const { [option]: row = {}, ...others } = values;
  const { [criterion]: before, ...cells } = row;
  if (value !== undefined) cells[criterion] = value;
  return Object.keys(cells).length ? { ...others, [option]: cells } : others;
}

const valueAt = (values, { option, criterion }) => values[option]?.[criterion];

const openFields = (page, values) => page.fields.filter((field) => valueAt(values, field) === undefined);

function Page({ round, pages, page, at, values, put, clear, t }) {
  const { settings, prompt } = round;
  const of = t(settings.page === "criterion" ? "criteria.criterion_of" : "criteria.option_of", { number: at + 1, total: pages.length });
  const scored = page.fields.length > openFields(page, values).length;
  return html`
    <${Main}>
      <p class="above-question">${pages.length > 1 ? of : t("criteria.name")}</p>
      ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class=${[...page.title].length > 60 ? "ballot-statement" : undefined} key=${page.key}>
        ${page.title}</h1>
      <${OptionNote} option=${page} t=${t} />
      ${page.fields.map((field) => html`
        <${Cell} key=${`${page.key}/${field.key}`} field=${field} settings=${settings} value=${valueAt(values, field)}
          onChange=${(value) => put(field, value)} t=${t} />`)}
      ${scored && html`<${TakeBack} what=${page.title} onClick=${() => (clear(page.fields), focusHeading())} t=${t} />`}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>`;
}

function Cell({ field, settings, value, onChange, t }) {
  const id = useMemo(() => elementId("cell"), []);
  const scale = { scale: settings.scale, labels: [], agree_words: false, low: field.low, high: field.high, dont_know: settings.dont_know };
  return html`
    <section class="criterion">
      <h2 id=${id}>${field.label}</h2>
      <${OptionNote} option=${{ note: field.help }} name="help" t=${t} />
      <${ScaleField} labelledby=${id} settings=${scale} value=${value} onChange=${onChange} what=${field.label} t=${t} />
    </section>`;
}

function Steps({ pages, page, at, values, go, t }) {
  return html`
    <div class="across between ballot-steps">
      <${Button} kind="line" icon="chevron-left" blocked=${at === 0} onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>
      <${Button} kind="line" after="chevron-right" blocked=${at === pages.length - 1} onClick=${() => go(at + 1)}>
        ${t("phone.step_next")}<//>
    </div>
    <p class="help" role="status">${missing(openFields(page, values), t)}</p>`;
}

function missing(open, t) {
  if (!open.length) return "";
  if (open.length > NAMED) return t("criteria.missing_n", { n: open.length });
  return t("criteria.missing", { what: open.map((field) => field.label).join(", ") });
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { PhoneResult } from "./phone_result.js";
