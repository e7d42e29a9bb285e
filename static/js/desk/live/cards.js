// Entry cards: making a sheet to print, how many were used, and withdrawing one or all. A sheet is shown once, because the
// server keeps only hashes of what stands on it.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { ErrorText, TextField } from "../../ui/field.js";
import { NumberField } from "../../ui/number_field.js";
import { makeCards, withdrawCards } from "../api.js";
import { refusedWords } from "../refusal.js";

const AT_ONCE = 400;

export function CardsButton({ code, session }) {
  const [open, setOpen] = useState(false);
  return html`
    <${Button} kind="line" icon="qr-code" onClick=${() => setOpen(true)}>${t("desk.cards")}<//>
    ${open && html`
      <${Dialog} title=${t("desk.cards")} onClose=${() => setOpen(false)}
        actions=${html`<${Button} kind="line" onClick=${() => setOpen(false)}>${t("common.close")}<//>`}>
        <div class="stack">
          <p>${t("desk.cards_lede")}</p>
          <${Counts} cards=${session.cards} />
          <${Make} code=${code} roles=${session.roles} />
          ${session.cards.made > 0 && html`<${Withdraw} code=${code} cards=${session.cards} />`}
        </div><//>`}`;
}

const Counts = ({ cards }) => html`
  <ul class="rules facts">
    ${["made", "used", "withdrawn"].map((key) => (cards[key] || key !== "withdrawn") && html`
      <li key=${key} class="across between"><span>${t(`desk.cards_${key}`)}</span><b class="digits">${cards[key]}</b></li>`)}
  </ul>`;

function Make({ code, roles }) {
  const [numbers, setNumbers] = useState({});
  const { busy, error, said, act, fail } = useAct();
  const set = (role) => (number) => setNumbers((now) => ({ ...now, [role]: number }));
  const kinds = [...roles.map(({ id, label }) => [id, label]), ["", t(roles.length ? "desk.cards_without_role" : "desk.cards_number")]];
  const make = () => {
    const asked = Object.fromEntries(Object.entries(numbers).filter(([, number]) => number > 0));
    if (!Object.keys(asked).length) return fail(t("desk.cards_none"));
    return act(async () => {
      save(await makeCards(code, asked), `cards-${code}.pdf`);
      setNumbers({});
      return t("desk.cards_ready");
    });
  };
  return html`
    <section class="stack" aria-labelledby="cards-new">
      <h3 id="cards-new">${t("desk.cards_new")}</h3>
      ${kinds.map(([role, label]) => html`
        <${NumberField} key=${role} label=${label} value=${numbers[role] ?? 0} min=${0} max=${AT_ONCE} onChange=${set(role)}
          help=${role || !roles.length ? null : t("desk.cards_without_role_help")} />`)}
      <p class="help">${t("desk.cards_once")}</p>
      <div><${Button} icon="printer" busy=${busy} onClick=${make}>${t("desk.cards_make")}<//></div>
      <${Said} said=${said} error=${error} />
    </section>`;
}

function Withdraw({ code, cards }) {
  const [card, setCard] = useState("");
  const [sure, setSure] = useState(null); // null | "unused" | "all"
  const { busy, error, said, act } = useAct();
  const withdraw = (which) => act(async () => {
    setSure(null);
    const gone = await withdrawCards(code, which, card);
    setCard("");
    return t("desk.cards_gone", { n: gone.cards });
  });
  const one = (event) => {
    event.preventDefault();
    if (card.trim()) withdraw("one");
  };
  const numbers = { unused: cards.made - cards.used, all: cards.made };
  return html`
    <section class="stack" aria-labelledby="cards-withdraw">
      <h3 id="cards-withdraw">${t("desk.cards_withdraw")}</h3>
      <p class="help">${t("desk.cards_withdraw_lede")}</p>
      <form class="across role-add" onSubmit=${one}>
        <span class="grow"><${TextField} label=${t("desk.cards_code")} value=${card} onInput=${setCard} autocomplete="off"
          maxlength="20" /></span>
        <${Button} type="submit" kind="line" busy=${busy}>${t("desk.cards_withdraw_one")}<//>
      </form>
      ${sure
        ? html`<p>${t("desk.cards_withdraw_sure")}</p>
          <div class="across" data-wrap>
            <${Button} busy=${busy} onClick=${() => withdraw(sure)}>${t(`desk.cards_withdraw_${sure}`, { n: numbers[sure] })}<//>
            <${Button} kind="quiet" onClick=${() => setSure(null)}>${t("common.cancel")}<//></div>`
        : html`<div class="across" data-wrap>
          ${["unused", "all"].filter((which) => numbers[which] > 0).map((which) => html`
            <${Button} key=${which} kind="quiet" icon="x" onClick=${() => setSure(which)}>
              ${t(`desk.cards_withdraw_${which}`, { n: numbers[which] })}<//>`)}</div>`}
      <${Said} said=${said} error=${error} />
    </section>`;
}

const Said = ({ said, error }) => html`<div role="status">${error ? html`<${ErrorText}>${error}<//>` : said && html`<p>${said}</p>`}</div>`;

// One thing at a time: whether it is under way, and what came of it.
function useAct() {
  const [state, setState] = useState({ busy: false, error: null, said: null });
  const fail = (error) => setState({ busy: false, error, said: null });
  async function act(work) {
    setState({ busy: true, error: null, said: null });
    try {
      setState({ busy: false, error: null, said: await work() });
    } catch (refused) {
      fail(refusedWords(refused));
    }
  }
  return { ...state, act, fail };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
