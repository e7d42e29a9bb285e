// The settings of statements on the desk: which of them mean something for the scale that was chosen, and a step that follows
// when the ends of a range move.

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500];
const MOST = 101; // scores of a range
const RANGE = new Set(["lowest", "highest", "step"]);
const FEW = 11; // scores that can be separate steps

const numberOf = ({ lowest, highest, step }) => (highest - lowest) / step + 1;

const fits = (settings, step) => (settings.highest - settings.lowest) % step === 0 && numberOf({ ...settings, step }) <= MOST;

// Whether a setting is asked with the others as they are.
export function asks(name, settings) {
  const { scale } = settings;
  if (RANGE.has(name)) return scale === "range";
  if (name === "agree_words") return scale === "1-5" && settings.labels.length !== 5;
  if (name === "low" || name === "high") return scale !== "labels";
  if (name === "input") return scale !== "range" || numberOf(settings) <= FEW;
  return name !== "labels" || scale !== "range" || numberOf(settings) < FEW;
}

// A change of one end brings along the step when the old one no longer fits; a step that somebody chose stays as it is.
export function goesWith(change, settings) {
  const next = { ...settings, ...change };
  if ("step" in change || !("lowest" in change || "highest" in change) || next.lowest >= next.highest
    || fits(next, next.step)) return change;
  const step = STEPS.find((each) => fits(next, each));
  return step ? { ...change, step } : change;
}
