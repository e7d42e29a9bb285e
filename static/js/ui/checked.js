// What somebody reads on the own phone of something in a round in which the facilitator checks first.

// row: of what this phone wrote; `waits` and `passed` only when the server has it. That something was not let through is said nowhere.
export const checkedWords = (row, round, t) =>
  (row.waits ? t("common.check.waits_mine") : round.settings.check_first && row.passed && t("common.check.passed_mine")) || null;
