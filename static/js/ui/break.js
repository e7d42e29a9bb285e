// A break, told by the clock of the room: when it goes on, how long that still takes, and that it is over.
import { useMemo } from "../lib/html.js";
import { countdown, time } from "../lib/formats.js";
import { lang, t } from "../lib/words.js";
import { useTimeLeft } from "./timer.js";

/** until: when it ends, in ms since the epoch. @param {number} until @returns {{words: string, left: string | null}} */
export function useBreak(until) {
  const timer = useMemo(() => ({ ends: until, total: 0, left: null }), [until]);
  const left = useTimeLeft(timer);
  if (left !== null && left <= 0) return { words: t("common.break_over"), left: null };
  return { words: t("common.break_until", { time: time(lang(), until) }), left: left === null ? null : countdown(left) };
}
