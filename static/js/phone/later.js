// The code and the words of a session, which come while people look for its code or choose their role. Keeps trying.
import { useEffect, useState } from "../lib/html.js";
import { moreWords } from "../lib/words.js";
import { offerInstalling } from "./installed.js";

const AGAIN_MS = 3_000;
const LATE_MS = 4_000; // then the person hears that something is wrong; it is tried on
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
 * The module, or null while it is on its way, and whether that takes too long.
 * @param {boolean} wanted whether it is time to load it
 * @returns {{room: {Room: (given: any) => any} | null, late: boolean}}
 */
export function useRoom(wanted) {
  const [room, setRoom] = useState(loaded);
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!wanted || room) return undefined;
    loadRoom().then((module) => setRoom(() => module));
    const timer = setTimeout(setLate, LATE_MS, true);
    return () => clearTimeout(timer);
  }, [wanted]);
  return { room, late };
}
