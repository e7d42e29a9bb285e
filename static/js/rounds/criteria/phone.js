// Weighing up on the phone: a page for every option with all criteria, or for every criterion with all options; then an
// overview from which everything is sent. A single page is sent as it stands.
import { html, useMemo } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { elementId } from "../../lib/ids.js";
import { Button } from "../../ui/button.js";
import { Foot, Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Sealed, useBallot } from "../../ballot/ballot.js";
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
  const [step, setStep] = useDraft(draft, "step", ballot.sent ? pages.length : 0);
  const { values } = ballot.choice;
  const put = ({ option, criterion }, value) => ballot.change({ values: placed(values, option, criterion, value) });
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const foot = html`
    <${BallotFoot} ballot=${ballot} words=${{ send: "criteria.send", kept: "criteria.kept" }} state=${state} t=${t}
      reason=${Object.keys(values).length ? null : t("criteria.first_one")} onSend=${() => ballot.send({ values })} />`;
  const shared = { round, pages, values, put, t };
  const at = Math.min(step, pages.length);
  if (pages.length === 1) return html`<${Page} ...${shared} page=${pages[0]} at=${0} />${foot}`;
  if (at === pages.length) return html`<${Overview} ...${shared} go=${go} />${foot}`;
  return html`<${Page} ...${shared} page=${pages[at]} at=${at} go=${go} /><${Steps} ...${shared} page=${pages[at]} at=${at} go=${go} />`;
}

// -> [{title, note, fields: [{key, label, help, option, criterion, low, high}]}]
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

function Page({ round, pages, page, at, values, put, go, t }) {
  const { settings, prompt } = round;
  const of = t(settings.page === "criterion" ? "criteria.criterion_of" : "criteria.option_of", { number: at + 1, total: pages.length });
  const scored = page.fields.length > openFields(page, values).length;
  const clear = () => page.fields.forEach((field) => put(field, undefined));
  return html`
    <${Main}>
      <p class="above-question between across"><span>${pages.length > 1 ? of : t("criteria.name")}</span>
        ${go && html`<${Button} kind="quiet" onClick=${() => go(pages.length)}>${t("criteria.overview")}<//>`}</p>
      ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class=${[...page.title].length > 60 ? "ballot-statement" : undefined} key=${page.key}>
        ${page.title}</h1>
      <${OptionNote} text=${page.note} t=${t} />
      ${page.fields.map((field) => html`
        <${Cell} key=${`${page.key}/${field.key}`} field=${field} settings=${settings} value=${valueAt(values, field)}
          onChange=${(value) => put(field, value)} t=${t} />`)}
      ${scored && page.fields.length === 1 && html`<${Button} kind="quiet" icon="x" onClick=${clear}>${t("criteria.take_back")}<//>`}
      ${pages.length === 1 && html`<p class="help after-list">${t("criteria.change")}</p>`}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>`;
}

function Cell({ field, settings, value, onChange, t }) {
  const id = useMemo(() => elementId("cell"), []);
  const scale = { scale: settings.scale, labels: [], agree_words: false, low: field.low, high: field.high, dont_know: settings.dont_know };
  return html`
    <section class="criterion">
      <h2 id=${id}>${field.label}</h2>
      ${field.help && html`<p class="help">${field.help}</p>`}
      <${ScaleField} labelledby=${id} settings=${scale} value=${value} onChange=${onChange} what=${field.label} t=${t} />
    </section>`;
}

function Steps({ pages, page, at, values, go, t }) {
  const open = openFields(page, values);
  const done = open.length === 0;
  const next =
    !done && open.length === page.fields.length
      ? "criteria.skip"
      : at + 1 === pages.length
        ? "phone.step_review"
        : "phone.step_next";
  return html`
    <${Foot}>
      <div class="across">
        ${at > 0 && html`<${Button} kind="line" size="lg" onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>`}
        <${Button} size="lg" class="button grow" kind=${done ? undefined : "line"} onClick=${() => go(at + 1)}>${t(next)}<//>
      </div>
      <p class="help" role="status">${missing(open, t)}</p>
    <//>`;
}

function missing(open, t) {
  if (!open.length) return "";
  if (open.length > NAMED) return t("criteria.missing_n", { n: open.length });
  return t("criteria.missing", { what: open.map((field) => field.label).join(", ") });
}

function Overview({ round, pages, values, go, t }) {
  const filled = (page) => page.fields.length - openFields(page, values).length;
  const progress = (page) =>
    filled(page) ? t("criteria.filled", { n: filled(page), total: page.fields.length }) : t("criteria.not_filled");
  return html`
    <${Main}>
      <h1 id="ballot-question" tabindex="-1">${t("criteria.your_scores")}</h1>
      <p class="lede">${t("criteria.change")}</p>
      <ol class="rules review-list">
        ${pages.map((page, at) => html`
          <li key=${page.key}><span>${page.title}<b>${progress(page)}</b></span>
            <${Button} kind="line" size="sm" icon="pencil" label=${t("criteria.change_one", { what: page.title })}
              onClick=${() => go(at)} /></li>`)}
      </ol>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { PhoneResult } from "./phone_result.js";
