// A figure of a result as people read it: rounded, with a real minus, and a dash when there is none.
import { number } from "../lib/formats.js";

export const figure = (lang, value, decimals = 1) =>
  value === null || value === undefined
    ? "–"
    : number(lang, value, decimals)
        .replace(/^-(?=[0.,]+$)/, "")
        .replace("-", "−");
