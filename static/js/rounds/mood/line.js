// The line of the group over time: its mean at each point, with the figures in words. Never a person's line.
import { html } from "../../lib/html.js";
import { figure } from "../../results/figure.js";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

// -> {low, high, bins}; bins: as scales/answers_drawn.js draws columns, ten of them.
export function scaleOf({ scale }) {
  const [low, high, width] = scale === "1-10" ? [1, 10, 1] : [0, 100, 10];
  const steps = Array.from({ length: 10 }, (_, at) => {
    const start = low + at * width;
    return { value: start, number: String(start), word: width === 1 ? String(start) : `${start}–${at === 9 ? high : start + width - 1}` };
  });
  return { low, high, bins: { steps } };
}

const DRAWN = 240; // more points than this become one fat stroke

// A long line as so many points at most: the middle of those next to each other; the last one is where it is.
export function thinned(series) {
  const each = Math.ceil(series.length / DRAWN);
  if (each === 1) return series;
  const middle = (part, key) => part.reduce((sum, point) => sum + point[key], 0) / part.length;
  const parts = Array.from({ length: Math.ceil(series.length / each) }, (_, at) => series.slice(at * each, (at + 1) * each));
  return [series[0], ...parts.map((part) => ({ second: middle(part, "second"), mean: middle(part, "mean") })), series.at(-1)];
}

const most = (series, better) => series.reduce((best, each) => (better(each.mean, best.mean) ? each : best));

function remarkable(series) {
  return { first: series[0], last: series.at(-1), low: most(series, (a, b) => a < b), high: most(series, (a, b) => a > b) };
}

function words(series, t, lang) {
  const { first, last, low, high } = remarkable(series);
  const told = (point) => figure(lang, point.mean, null);
  return t("mood.line_words", {
    first: told(first),
    last: told(last),
    low: told(low),
    low_at: clock(low.second),
    high: told(high),
    high_at: clock(high.second),
  });
}

export function MoodLine({ series, settings, t, lang }) {
  const { low, high } = scaleOf(settings);
  const from = series[0].second;
  const span = Math.max(1, series.at(-1).second - from);
  const x = (point) => (100 * (point.second - from)) / span;
  const y = (point) => 100 - (100 * (point.mean - low)) / (high - low);
  const path = thinned(series).map((point, at) => `${at ? "L" : "M"}${x(point).toFixed(2)} ${y(point).toFixed(2)}`).join("");
  const last = series.at(-1);
  const end = (value, caption) => html`<span class="mood-end"><b>${value}</b>${caption && ` ${caption}`}</span>`;
  return html`
    <figure class="mood-line" role="img" aria-label=${words(series, t, lang)}>
      ${end(high, settings.high)}
      <div class="mood-plot">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path class="mood-grid" d="M0 0H100M0 50H100M0 100H100" />
          <path class="mood-path" d=${path} />
        </svg>
        <i style=${{ "--x": series.length > 1 ? x(last) : 0, "--y": y(last) }}></i>
      </div>
      ${end(low, settings.low)}
      <p class="mood-time"><span>${clock(from)}</span><span>${clock(last.second)}</span></p>
    </figure>`;
}

// The figures of the line in words. On the wall the position of now stands beside the question.
export function Values({ series, t, lang }) {
  if (!series.length) return null;
  const { first, last, low, high } = remarkable(series);
  const rows = [["started", first], ["lowest", low], ["highest", high], ["now", last]];
  return html`
    <dl class="mood-values">${rows.map(([key, point]) => html`
      <div key=${key}><dt>${t(`mood.${key}`)}</dt>
        <dd><b>${figure(lang, point.mean, null)}</b> ${t("mood.after", { at: clock(point.second) })}</dd></div>`)}</dl>`;
}
