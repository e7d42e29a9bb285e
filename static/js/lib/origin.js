// What options of a round were made of, counted together. Pure.

/** @typedef {{n: number, topics: Record<string, number>, sides: Record<string, number>}} Origin */

/** All of these together. @param {{origin?: Origin}[]} options */
export function originOf(options) {
  const sum = { n: 0, topics: {}, sides: {} };
  for (const { origin } of options) {
    sum.n += origin?.n ?? 1;
    for (const part of ["topics", "sides"]) {
      for (const [key, n] of Object.entries(origin?.[part] ?? {})) sum[part][key] = (sum[part][key] ?? 0) + n;
    }
  }
  return sum;
}
