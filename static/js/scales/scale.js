// The scales of answers: which steps there are and what they are called, and how many steps are drawn together. Pure.

const FIXED = { "1-5": [1, 5], "1-10": [1, 10], "-2-2": [-2, 2] };
const MOST_STEPS = 11; // of separate steps; more are a slider

const signed = (value) => (value < 0 ? `−${-value}` : value > 0 ? `+${value}` : "0");

// -> {steps: [{value, number, word}], low, high, width, ends, agree, worded, middle, slides}. width: from one score to the next;
// ends: how the lowest and the highest are written; word: the step in words, or its number; worded: the steps have words; agree: it
// runs from disagree to agree; middle: it has five steps around a middle; slides: the phone asks with a slider.
export function scaleOf(settings, t) {
  const own = settings.labels.map((label) => label.trim());
  const range = settings.scale === "range";
  const [low, high] = range ? [settings.lowest, settings.highest] : (FIXED[settings.scale] ?? [1, own.length]);
  const width = range ? settings.step : 1;
  const count = (high - low) / width + 1;
  const named = own.length === count;
  const agree = !named && settings.scale === "1-5" && settings.agree_words;
  const steps = Array.from({ length: count }, (_, at) => {
    const value = low + at * width;
    const number = low < 0 ? signed(value) : String(value);
    const word = named ? own[at] : agree ? t(`rate.step.${value}`) : number;
    return { value, number, word };
  });
  const slides = steps.length > MOST_STEPS || settings.input === "slider";
  return {
    steps,
    low,
    high,
    width,
    ends: [steps[0].number, steps.at(-1).number],
    agree,
    worded: named || agree,
    middle: steps.length === 5 && !named,
    slides,
  };
}

// A result with many steps as it is drawn: counts of several steps together, and a scale of those bars. Others stay as they are.
export function drawable(result, scale) {
  if (!result.bars?.length) return { result, scale };
  const number = (value) => (scale.low < 0 ? signed(value) : String(value));
  const steps = result.bars.map(({ low, high }) => ({ value: low, number: number(low), word: `${number(low)}–${number(high)}` }));
  const gathered = (counts) => {
    let from = 0;
    return result.bars.map((bar) => counts.slice(from, (from += bar.steps)).reduce((sum, count) => sum + count, 0));
  };
  const options = result.options.map((option) => ({ ...option, counts: gathered(option.counts) }));
  return { result: { ...result, options }, scale: { ...scale, steps, worded: false, binned: true } };
}

// "2 helemaal oneens, 5 oneens, …": the counts in words.
export const countsWords = (counts, scale) => counts.map((count, at) => `${scale.steps[at].word}: ${count}`).join(", ");
