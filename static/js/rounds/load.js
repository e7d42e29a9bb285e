// Loads what one face draws of a round kind, the first time a round of that kind is shown: rounds/<kind>/<face>.js. Found by
// its address, so there is no list of kinds; a face never downloads what another one draws.
import { useEffect, useState } from "../lib/html.js";

const loaded = new Map();
const AGAIN_MS = 3_000;
const KIND = /^[a-z][a-z0-9_]*$/;

/**
 * @template {keyof import("./contract.js").Faces} F
 * @param {string} kind
 * @param {F} face
 * @param {number} attempt how often it was tried before
 * @returns {Promise<import("./contract.js").Faces[F]>}
 */
async function loadKind(kind, face, attempt = 0) {
  if (!KIND.test(kind)) throw new Error(`not a kind: ${kind}`);
  const address = `./${kind}/${face}.js`;
  if (!loaded.has(address)) {
    // A browser remembers that a module failed to load; another address makes it try again.
    const again = attempt ? `?again=${attempt}` : "";
    loaded.set(address, await import(`${address}${again}`));
  }
  return loaded.get(address);
}

/**
 * The module, or null while it is on its way; keeps trying without a connection.
 * @template {keyof import("./contract.js").Faces} F
 * @param {string | null} kind
 * @param {F} face
 * @returns {import("./contract.js").Faces[F] | null}
 */
export function useKind(kind, face) {
  const [, redraw] = useState(0);
  const address = `./${kind}/${face}.js`;
  useEffect(() => {
    let timer = null;
    let gone = false;
    const load = (attempt) =>
      loadKind(kind, face, attempt).then(
        () => gone || redraw((count) => count + 1),
        (problem) => {
          console.error(`round kind ${kind}`, problem);
          if (!gone) timer = setTimeout(load, AGAIN_MS, attempt + 1);
        },
      );
    if (kind && !loaded.has(address)) load(0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [address]);
  return loaded.get(address) ?? null; // of this kind, also in the first moment after another one
}
