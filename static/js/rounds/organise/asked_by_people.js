// On the desk, above the ideas still to be sorted: what people say beside the board. Ideas that do not belong where they are, to move
// or to let stay; and names that were proposed for clusters, to take, in other words if need be, or not.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";

const SHORT = 60; // characters of a text in the name of a button

export function AskedByPeople({ round, board, usable, onMove, onKeep, onTake, onJudge, t }) {
  const { flagged = {}, proposed = [] } = round.body;
  const inClusters = board.clusters.flatMap((cluster) => cluster.ideas.map((idea) => ({ idea, cluster })));
  const rows = inClusters.filter(({ idea }) => idea.id in flagged);
  const open = proposed.filter(({ declined }) => !declined);
  const declined = proposed.filter((one) => one.declined);
  if (!rows.length && !proposed.length) return null;
  const name = (one) => {
    const cluster = board.clusters.find(({ id }) => id === one.cluster);
    return html`<b class="as-typed" dir="auto">${one.name}</b>${cluster && html`
      <span class="muted">${t("organise.name_for_this", { cluster: cluster.name })}</span>`}`;
  };
  return html`
    <div class="asked">
      ${rows.length > 0 && html`
        <details open><summary>${t("organise.flagged_list", { n: rows.length })}</summary>
          <ul class="rules">${rows.map(({ idea, cluster }) => html`
            <li key=${idea.id}><span class="as-typed">${idea.text}</span>
              <span class="muted">${t("organise.flagged_in", { cluster: cluster.name })}${flagged[idea.id] > 0
                && `, ${t("organise.flagged_by", { n: flagged[idea.id] })}`}</span>
              ${usable && html`<span class="across">
                <${Button} kind="line" size="sm" label=${`${t("organise.move")} ${idea.text.slice(0, SHORT)}`}
                  onClick=${() => onMove(idea.id)}>${t("organise.move")}<//>
                <${Button} kind="quiet" size="sm" label=${`${t("organise.keep")}: ${idea.text.slice(0, SHORT)}`}
                  onClick=${() => onKeep(idea.id)}>${t("organise.keep")}<//></span>`}</li>`)}</ul></details>`}
      ${open.length > 0 && html`
        <details open><summary>${t("organise.name_list", { n: open.length })}</summary>
          <ul class="rules">${open.map((one) => html`
            <li key=${one.id}><span>${name(one)}</span>
              ${usable && html`<span class="across">
                <${Button} kind="line" size="sm" label=${`${t("organise.name_take")}: ${one.name}`}
                  onClick=${() => onTake(one)}>${t("organise.name_take")}<//>
                <${Button} kind="quiet" size="sm" label=${`${t("organise.name_decline")}: ${one.name}`}
                  onClick=${() => onJudge(one, "declined")}>${t("organise.name_decline")}<//></span>`}</li>`)}</ul></details>`}
      ${declined.length > 0 && html`
        <details><summary>${t("organise.name_declined")} <span class="digits">(${declined.length})</span></summary>
          <ul class="rules">${declined.map((one) => html`
            <li key=${one.id}><span>${name(one)}</span>
              ${usable && html`<${Button} kind="quiet" size="sm" label=${`${t("organise.name_again")}: ${one.name}`}
                onClick=${() => onJudge(one, "proposed")}>${t("organise.name_again")}<//>`}</li>`)}</ul></details>`}
    </div>`;
}
