// A break: when the session goes on. What was typed stays on the phone, and comes back with the round.
import { html, useEffect } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { t } from "../lib/words.js";
import { useBreak } from "../ui/break.js";
import { Mark } from "../ui/icon.js";
import { Main } from "../ui/screen.js";

export function Break({ until }) {
  const { words, left } = useBreak(until);
  useEffect(() => announce(words, { topic: "break" }), [words]);
  return html`
    <${Main} kind="wait"><${Mark} />
      <div class="closed-words"><h1>${t("common.break")}</h1><p class="lede">${words}</p></div>
      ${left && html`<p class="break-left digits" role="timer">${left}</p>`}
    <//>`;
}
