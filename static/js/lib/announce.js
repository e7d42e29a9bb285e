// Says things to screen readers through live regions that exist in the page before anything is said.
// At most one message per topic per 10 seconds: of what comes in between only the last is said, when the time is up.
// Messages of different topics follow each other with a pause, because a region that changes twice is read once.

/**
 * @param {{polite: {textContent: string}, alert?: {textContent: string}, now?: () => number, later?: import("../types/outside.js").Later,
 *   gap?: number, pause?: number}} from gap and pause in ms
 */
export function createAnnouncer({ polite, alert = polite, now = Date.now, later = setTimeout, gap = 10_000, pause = 1_000 }) {
  const lastSaid = new Map();
  const held = new Map();
  const queue = [];
  let speaking = false;

  function speak() {
    if (speaking || !queue.length) return;
    const { text, region } = queue.shift();
    speaking = true;
    region.textContent = region.textContent === text ? `${text}\u00A0` : text; // the same text twice must still be a change
    later(() => {
      speaking = false;
      speak();
    }, pause);
  }

  function say(text, topic, region) {
    lastSaid.set(topic, now());
    queue.push({ text, region });
    speak();
  }

  return function announce(text, { topic = text, urgent = false } = {}) {
    const wait = (lastSaid.get(topic) ?? -Infinity) + gap - now();
    if (wait <= 0) return say(text, topic, urgent ? alert : polite);
    if (!held.has(topic)) {
      later(() => {
        const { text: last, region } = held.get(topic);
        held.delete(topic);
        say(last, topic, region);
      }, wait);
    }
    held.set(topic, { text, region: urgent ? alert : polite });
  };
}

// announce(text, {topic, urgent}) for this page: shells hold <div id="said" role="status"> and <div id="alert" role="alert">.
let page = null;
export function announce(text, options) {
  page ??= createAnnouncer({ polite: document.getElementById("said"), alert: document.getElementById("alert") });
  page(text, options);
}
