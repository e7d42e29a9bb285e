// Reads what is on the screen aloud with the voice of the browser, in the language of the page.
import { useEffect, useState } from "../lib/html.js";
import { lang, locale } from "../lib/words.js";

const speech = () => globalThis.speechSynthesis;
export const canRead = () => Boolean(speech() && globalThis.SpeechSynthesisUtterance);

/** What is being read, and what starts and stops it: {reading, read(), stop()}; it stops when the part of the page goes. */
export function useAloud() {
  const [reading, setReading] = useState(false);
  const stop = () => {
    speech()?.cancel();
    setReading(false);
  };
  useEffect(() => stop, []);
  function read() {
    const parts = linesOf(document.getElementById("main"));
    if (!parts.length) return;
    speech().cancel();
    setReading(true);
    parts.forEach((text, at) => {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = locale(lang());
      if (at === parts.length - 1) said.onend = said.onerror = () => setReading(false);
      speech().speak(said);
    });
  }
  return { reading, read, stop };
}

// Line by line: a browser gives up in the middle of a long text.
const linesOf = (place) => (place?.innerText ?? "").split("\n").map((line) => line.trim()).filter(Boolean);
