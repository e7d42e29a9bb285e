// Statements on the desk: the figures of each, and all arguments, to hide what does not belong on a screen.
import { html, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Button } from "../../ui/button.js";
import { Seg } from "../../ui/seg.js";
import { rolesOf } from "../../results/roles.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { backAfterHiding, Checking, letKey, letThrough, LetThrough, waitingIn } from "../../tables/checking.js";
import { DeskResult } from "../../tables/desk_result.js";
import { light, litIn, Spot, spotKey } from "../../tables/spotlight.js";
import { ResultTable } from "../../tables/result_table.js";
import { argumentsOf, hasArguments, SIDES } from "./arguments.js";
import { percent, Share, SidesBar } from "./sides.js";

const AT_ONCE = 20; // statements with arguments drawn at once

/** @param {import("../../types/statements.js").DeskGiven} given */
export const Desk = (given) => html`
  <${DeskResult} round=${given.round} t=${given.t}><${Figures} ...${given} /><//>
  ${given.round.phase !== "draft" && given.round.settings.arguments !== "none" && html`<${ArgumentDesk} ...${given} />`}`;

function Figures({ view, round, t, lang }) {
  const { result } = round;
  const [order, setOrder] = useState("asked");
  const roles = rolesOf({ view, result, t });
  const listed = order === "apart" ? byDivision(result.statements) : result.statements;
  const first = firstToTalk(result.statements)?.id;
  const columns = [
    { key: "text", label: t("statements.statement") },
    { key: "bar", label: t("statements.record.title") },
    ...["agree", "disagree", "pass"].map((key) => ({ key, label: t(`statements.${key}`) })),
    { key: "share", label: t("statements.record.share") },
    { key: "flips", label: t("statements.record.flips") },
    ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role })),
  ];
  const cells = (statement) => ({
    text: html`${statement.text}${statement.id === first && html` <small><b>${t("common.talk_first")}</b></small>`}`,
    bar: statement.n > 0 && html`<${SidesBar} figures=${statement} t=${t} />`,
    ...Object.fromEntries(["agree", "disagree", "pass"].map((key) => [key, statement.withheld ? "–" : number(lang, statement[key])])),
    share: html`<${Share} statement=${statement} t=${t} lang=${lang} />`,
    flips: statement.solid?.flips ?? "–",
    ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, ofRole(statement.byRole?.[role.key], t, lang)])),
  });
  const names = { agree: t("statements.agree"), disagree: t("statements.disagree") };
  return html`
    <div class="across between" data-wrap><p>${t("statements.record.ballots", { n: result.ballots })} ${t("statements.again")}</p>
      ${listed.length > 1 && html`<${Seg} label=${t("common.order")} value=${order} onChange=${setOrder}
        options=${[{ value: "asked", label: t("statements.order_asked") }, { value: "apart", label: t("common.order_apart") }]} />`}</div>
    <${ResultTable} spanned caption=${t("statements.record.title")} columns=${columns}
      rows=${listed.map((statement) => ({ key: statement.id, marked: statement.divided, cells: cells(statement) }))} />
    ${result.statements.length === 1
      && html`<${RobustnessLine} robustness=${result.statements[0].solid} names=${names} roles=${roles} t=${t} />`}
    <p class="help">${t("statements.record.measure")}</p>`;
}

// The part of the smaller side, the largest first: there is no scale here. What few people answered comes last.
const smaller = ({ n, agree, disagree }) => (n ? Math.min(agree, disagree) / n : -1);

const byDivision = (statements) => [...statements].sort((a, b) => smaller(b.withheld ? {} : b) - smaller(a.withheld ? {} : a));

function firstToTalk(statements) {
  const [first, second] = byDivision(statements.filter((statement) => statement.n && !statement.withheld));
  return second && smaller(first) > smaller(second) ? first : null;
}

const ofRole = (figures, t, lang) => (figures?.n
  ? html`<small>${t("statements.record.of", { percent: percent(lang, figures.share), n: figures.n })}</small>` : "–");

function ArgumentDesk({ view, round, send, tell, t }) {
  const [room, setRoom] = useState(AT_ONCE);
  const argued = round.options.filter(({ id }) => hasArguments(round.body, id));
  const given = { view, round, send, tell, t };
  const hide = async ({ id, state }, hidden) => {
    const ack = await send("statements.hide_argument", { argument: id, hidden });
    const back = { id, name: "statements.hide_argument", data: { argument: id, hidden: !hidden } };
    if (ack?.ok) tell(t(hidden ? "statements.hidden_done" : "statements.unhidden"), {
      undo: () => backAfterHiding(state, back, given),
    });
  };
  const all = Object.keys(round.body.arguments).length;
  return html`
    <section class="argument-desk" aria-labelledby="arguments-title" onKeyDown=${(event) => (letKey(event), spotKey(event))}>
      <h2 id="arguments-title">${t("statements.arguments")} <span class="muted digits">${all}</span></h2>
      <${Checking} waits=${waitingIn(round.body.arguments)} given=${given} />
      ${!all && html`<p class="muted">${t("statements.to_come")}</p>`}
      ${argued.slice(0, room).map((option) => html`
        <article key=${option.id}><h3>${option.text}</h3>
          <div class="argument-sides">${SIDES.map((side) => html`
            <div key=${side}><h4>${t(`statements.${side}`)}</h4>
              <ul class="rules">${argumentsOf(round.body, option.id,
                side).map((argument) => html`<${Row} key=${argument.id} argument=${argument} hide=${hide}
                  given=${given} />`)}</ul></div>`)}</div>
        </article>`)}
      ${argued.length > room && html`
        <${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>${t("statements.more", { n: argued.length - room })}<//>`}
    </section>`;
}

function Row({ argument, hide, given }) {
  const { t, view, round } = given;
  const lit = litIn(view, round) === argument.id;
  const hidden = argument.state === "hidden";
  const waits = argument.state === "waiting";
  const words = t(hidden ? "statements.unhide" : "statements.hide");
  return html`
    <li data-hidden=${hidden ? "" : null} data-waits=${waits ? "" : null}>
      <span class="as-typed">${argument.text}${(hidden || waits)
        && html`<small>${t(hidden ? "statements.hidden" : "common.check.waits")}</small>`}</span>
      <span class="across">${waits && html`<${LetThrough} text=${argument.text} onLet=${() => letThrough([argument.id], given)} t=${t} />`}
        ${(lit || (round.body.visible && !(hidden || waits))) && html`
          <${Spot} text=${argument.text} lit=${lit} onLight=${(on) => light(on ? argument.id : null, given)} t=${t} />`}
        <${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"} label=${`${words}: ${argument.text.slice(0, 60)}`}
          onClick=${() => hide(argument, !hidden)} /></span></li>`;
}
