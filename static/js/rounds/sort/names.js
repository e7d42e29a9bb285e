// The clusters of a sort round in words. Pure.

/** The name of a cluster, or that something fits nowhere. @param {Record<string, string>} clusters @param {string} id @param {any} t */
export const nameOf = (clusters, id, t) => (id === "none" ? t("sort.nowhere") : clusters[id] ?? "");

/** Where most people put an idea, in words. @param {Record<string, string>} clusters @param {readonly string[]} most @param {any} t */
export const namesOf = (clusters, most, t) => most.map((id) => nameOf(clusters, id, t)).join(" / ");
