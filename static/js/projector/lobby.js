// How to come in: the code as large as the wall allows, the QR code, and in the lobby who is in already.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { spacedCode } from "../lib/code.js";
import { Brand } from "../ui/icon.js";
import { Sized, useFirstThatFits } from "../wall/fit.js";
import { Crowd } from "./crowd.js";
import { Bold, Head } from "./head.js";

const TITLE_LINES = [1.95, 2.95]; // in each size but the smallest
const SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64]; // of the code

export const Lobby = ({ view, place }) => html`
  <main class="projector lobby">
    <section class="lobby-top">
      <div class="lobby-left"><${Brand} /><${Sized} text=${view.session.title} lines=${TITLE_LINES} />
        <${How} view=${view} place=${place} /></div>
      ${!withCards(view) && html`<${Qr} place=${place} />`}
    </section>
    <${Crowd} session=${view.session} />
  </main>`;

// The same without the crowd, for whoever comes in during a round.
export const JoinScreen = ({ view, place }) => html`
  <main class="projector">
    <${Head} view=${{ ...view, round: null }} place=${place} />
    <section class="lobby-top join-only">
      <div class="lobby-left"><h1>${t("projector.join_now")}</h1><${How} view=${view} place=${place} /></div>
      ${!withCards(view) && html`<${Qr} place=${place} />`}
    </section>
  </main>`;

// With cards only the code opens nothing: what opens stands on the card that everybody has.
const withCards = (view) => view.session.entry === "cards";

const How = ({ view, place }) => (withCards(view) ? html`
  <p class="lobby-card">${t("projector.cards_how")}</p>
  <p class="lobby-how"><${Bold} words="projector.cards_address" gap="address" word=${place.address} /></p>`
  : html`<${Code} place=${place} />`);

// An M is three times as wide as a J, and the code stands beside the QR code.
function Code({ place }) {
  const [line, size] = useFirstThatFits(SIZES, place.code, (box) => box.scrollWidth <= box.clientWidth);
  return html`
    <p class="lobby-how"><${Bold} words="projector.go_to" gap="address" word=${place.address} /> ${t("projector.enter_code")}</p>
    <p class="lobby-code" ref=${line} style=${{ "--fit": size }}><span class="visually-hidden">${[...place.code].join(" ")}</span>
      ${spacedCode(place.code).split(" ").map((part) => html`<span key=${part} aria-hidden="true">${part}</span>`)}</p>`;
}

// Dark on white in both themes: that is what cameras read.
const Qr = ({ place }) => html`
  <div class="lobby-qr"><p>${t("projector.scan")}</p>
    <img class="qr-code" src="/qr/${place.code}.svg"
      alt=${t("projector.qr", { address: place.address, code: spacedCode(place.code) })} /></div>`;
