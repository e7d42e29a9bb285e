// How far answers on a scale are apart: what divides people most, and how many answered. The record has the same figures
// (session/rounds/shared/spread.py).

// Most divided first; what has no measure comes last, in the order it had. of: what has the agreement.
export function mostDivided(list, of = (option) => option) {
  const key = (option) => of(option)?.agreement ?? Infinity;
  return [...list].sort((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}

// What to talk about first: the most divided, unless all are alike or nothing is known.
export function talkFirst(list, of = (option) => option) {
  const known = list.filter((option) => (of(option).agreement ?? null) !== null);
  const alike = known.every((option) => of(option).agreement === of(known[0]).agreement);
  return known.length > 1 && !alike ? mostDivided(known, of)[0] : null;
}

// How many answered, who does not know and who gave no answer, in words.
export const answersWords = (figures, t) =>
  [
    figures.withheld ? t("common.few") : t("common.spread.n", { n: figures.n }),
    ...["dontKnow", "skipped"].filter((key) => figures[key] > 0).map((key) => t(`common.spread.${key}_n`, { n: figures[key] })),
  ].join(", ");
