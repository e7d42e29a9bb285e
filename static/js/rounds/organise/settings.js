// Which settings mean something with the others: roles are chosen where roles sort, and who sorts needs no flag and no proposals.

/** @param {string} name @param {any} settings */
export function asks(name, { who }) {
  if (name === "sorters") return who === "roles";
  return who !== "everyone" || (name !== "flags" && name !== "names");
}
