// How somebody wants to read and be told, kept on the phone: larger text, wider letters, a short vibration when an answer is asked,
// words read aloud. It goes for every session on this phone.
import { createStore } from "../lib/store.js";
import { storage } from "./seat.js";

const KEY = "vk.reading";
const FIRST = { size: 0, wide: false, buzz: true };
export const SIZES = [0, 1, 2, 3];

export const preferences = createStore({ ...FIRST, ...storage.get(KEY) });

export function prefer(change) {
  preferences.set(change);
  storage.set(KEY, preferences.get());
}

// The page follows from now on.
export function showPreferences(page = document.documentElement) {
  const show = ({ size, wide }) => {
    page.dataset.size = SIZES.includes(size) ? size : 0;
    page.toggleAttribute("data-wide", wide);
  };
  show(preferences.get());
  preferences.subscribe(show);
}
