// The slice of ideas that a phone sorts. Pure.

/**
 * Which slice this phone has: the one its ballot is about, else the one that was kept.
 * @param {readonly (readonly string[])[]} slices @param {Record<string, string>} places @param {number} kept
 */
export function heldSlice(slices, places, kept) {
  const [idea] = Object.keys(places);
  const voted = slices.findIndex((slice) => slice.includes(idea));
  return voted >= 0 ? voted : Math.min(Math.max(0, Number(kept) || 0), Math.max(0, slices.length - 1));
}

/** The name of a cluster, or that something fits nowhere. @param {Record<string, string>} clusters @param {string} id @param {any} t */
export const nameOf = (clusters, id, t) => (id === "none" ? t("sort.nowhere") : clusters[id] ?? "");

/** Where most people put an idea, in words. @param {Record<string, string>} clusters @param {readonly string[]} most @param {any} t */
export const namesOf = (clusters, most, t) => most.map((id) => nameOf(clusters, id, t)).join(" / ");
