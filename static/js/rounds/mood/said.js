// Where the room ended, in one sentence. Pure.
import { figure } from "../../results/figure.js";
import { together } from "../../results/said.js";
import { scaleOf } from "./line.js";

/** @param {import("../../types/mood.js").WallGiven} given */
export function said({ round, t, lang }) {
  const { result, settings } = round;
  if (!result.ballots) return t("mood.said.nothing");
  const { low, high } = scaleOf(settings);
  const middle = (low + high) / 2;
  const end = result.mean > middle ? settings.high : result.mean < middle ? settings.low : "";
  return together(
    t("mood.said.mean", { mean: figure(lang, result.mean), low, high }),
    end && t("mood.said.towards", { end }),
    result.divided && t("mood.said.split"),
  );
}
