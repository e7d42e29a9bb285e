// The code and the words of a session, which come while people look for its code or choose their role. Keeps trying.
import { useEffect, useState } from "../lib/html.js";
import { moreWords } from "../lib/words.js";
import { offerInstalling } from "./installed.js";

const AGAIN_MS = 3_000;
let loading = null;
let loaded = null;

// Gives the module of room.js, with its words there.
export function loadRoom() {
  loading ??= load(0);
  return loading;
}

async function load(attempt) {
  try {
    // A browser remembers that a module failed to load; another address makes it try again.
    const [room] = await Promise.all([import(`./room.js${attempt ? `?again=${attempt}` : ""}`), moreWords("room")]);
    loaded = room;
    offerInstalling();
    return room;
  } catch (problem) {
    console.error("the code of the session", problem);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    return load(attempt + 1);
  }
}

/**
 * The module, or null while it is on its way.
 * @param {boolean} wanted whether it is time to load it
 * @returns {{Room: (given: any) => any} | null}
 */
export function useRoom(wanted) {
  const [room, setRoom] = useState(loaded);
  useEffect(() => {
    if (wanted && !room) loadRoom().then((module) => setRoom(() => module));
  }, [wanted]);
  return room;
}
