// A round that is a second vote of an earlier one, in words.
import { t } from "../lib/words.js";

// "tweede stemming van ronde 3", or null. rounds: the entries of the agenda, as this screen numbers them.
export function againWords(rounds, round) {
  const number = round?.again ? rounds.findIndex((entry) => entry.id === round.again) + 1 : 0;
  return number ? t("common.second_vote", { number }) : null;
}
