// Loads the module of a round kind the first time a round of that kind is shown: static/js/rounds/<kind>.js.
import { useEffect, useState } from "./html.js";

const loaded = new Map();
const AGAIN_MS = 3_000;

export async function loadKind(kind, attempt = 0) {
  if (!/^[a-z][a-z0-9_]*$/.test(kind)) throw new Error(`not a kind: ${kind}`);
  if (!loaded.has(kind)) {
    // A browser remembers that a module failed to load; another address makes it try again.
    const again = attempt ? `?again=${attempt}` : "";
    loaded.set(kind, await import(`../rounds/${kind}.js${again}`));
  }
  return loaded.get(kind);
}

// The module, or null while it is on its way; keeps trying without a connection.
export function useKind(kind) {
  const [, redraw] = useState(0);
  useEffect(() => {
    let timer = null;
    let gone = false;
    const load = (attempt) =>
      loadKind(kind, attempt).then(
        () => gone || redraw((count) => count + 1),
        (problem) => {
          console.error(`round kind ${kind}`, problem);
          if (!gone) timer = setTimeout(load, AGAIN_MS, attempt + 1);
        },
      );
    if (kind && !loaded.has(kind)) load(0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [kind]);
  return loaded.get(kind) ?? null; // of this kind, also in the first moment after another one
}
