// The server's time on this device. Deadlines come from the server; a phone's own clock may be minutes off, and may be set
// in the middle of a session, so what passes is measured by one that nobody can set.

export function createClock(deviceNow = () => performance.now()) {
  let offset = 0;
  let known = false;
  return {
    // serverNow: ms since the epoch, as the server wrote it a moment ago.
    sync(serverNow) {
      offset = serverNow - deviceNow();
      known = true;
    },
    now: () => deviceNow() + offset,
    get offset() { return offset; },
    get known() { return known; },
  };
}

// ms left of a round's timer {ends, total, left}: `ends` while it runs, `left` while it is paused; null without a timer. now:
// by the server's clock, or null when that is not known yet, as on a page that opened without a network: a timer that runs then
// has nothing to say.
export function timeLeft(timer, now) {
  if (!timer || (timer.ends != null && now === null)) return null;
  return Math.max(0, timer.ends == null ? timer.left : timer.ends - now);
}

// The clock of this page; the connection keeps it right.
export const clock = createClock();
