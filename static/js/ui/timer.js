// The round's clock, by the server's time. The last half minute inverts it; nothing blinks or beeps. Time is advisory:
// a person closes the round.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { clock, timeLeft } from "../lib/clock.js";
import { countdown } from "../lib/formats.js";
import { t } from "../lib/words.js";

const LAST_MS = 30_000;
const SPOKEN_MINUTES = [5, 1, 0];
const leftOf = (timer) => timeLeft(timer, clock.known ? clock.now() : null);

// ms left, up to date on every whole second; null without a timer, and as long as nobody knows what time it is.
export function useTimeLeft(timer) {
  const [left, setLeft] = useState(() => leftOf(timer));
  useEffect(() => {
    let handle = null;
    const tick = () => {
      const now = leftOf(timer);
      setLeft(now);
      if (timer?.ends != null && now !== 0) handle = setTimeout(tick, now % 1000 || 1000);
    };
    tick();
    return () => clearTimeout(handle);
  }, [timer]);
  return left;
}

// timer: {ends, total, left} of the view; estimated: without a connection it may have been changed meanwhile.
export function Timer({ timer, estimated = false, quiet = false }) {
  const left = useTimeLeft(timer);
  useSpoken(quiet ? null : left);
  if (!timer || left === null) return null;
  const paused = timer.ends == null;
  const text = countdown(left);
  const name = paused ? "phone.timer_paused" : estimated ? "phone.timer_estimated" : "phone.timer_left";
  return html`
    <span class=${estimated ? "timer muted" : "timer"} role="timer" data-state=${left <= LAST_MS && !paused && !estimated ? "last" : null}
      data-paused=${paused ? "" : null} aria-label=${t(name, { time: text })}>${estimated ? "~" : ""}${text}</span>`;
}

// Says "5 minutes", "1 minute" and "time is up" once, at the moment the clock passes them.
function useSpoken(left) {
  const before = useRef(left);
  useEffect(() => {
    const passed = SPOKEN_MINUTES.find((minutes) => before.current > minutes * 60_000 && left !== null && left <= minutes * 60_000);
    before.current = left;
    if (passed === 0) announce(t("common.time_up"), { topic: "timer" });
    else if (passed) announce(t("phone.timer_spoken", { n: passed }), { topic: "timer" });
  }, [left]);
}
