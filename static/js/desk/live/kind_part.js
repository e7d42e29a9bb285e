// The part of the desk that belongs to the kind of the round. When it breaks, the rest of the desk goes on.
import { Component, html, useCallback } from "../../lib/html.js";
import { useKind } from "../../rounds/load.js";
import { t } from "../../lib/words.js";
import { Banner } from "../../ui/banner.js";
import { Button } from "../../ui/button.js";
import { Skeleton } from "../../ui/empty.js";
import { toast } from "../../ui/toast.js";
import { Interim, withLive } from "../../results/live.js";

export function KindPart({ desk, view, version, round, pulse, lang }) {
  const kind = useKind(round.kind, "desk");
  const send = useCallback((name, data) => desk.act(name, round.id, data), [desk, round.id]);
  if (!kind) return html`<${Skeleton} words=${t("common.busy")} />`;
  if (!kind.Desk) return null;
  return html`
    <div class=${`round-part kind-${round.kind}`}><${Interim} round=${round} pulse=${pulse} t=${t} /><${Fence}>
      <${kind.Desk} view=${view} round=${withLive(round, pulse)} pulse=${pulse} version=${version} send=${send} t=${t} lang=${lang}
        tell=${toast} />
    <//></div>`;
}

class Fence extends Component {
  componentDidCatch(problem) {
    console.error(problem);
    this.setState({ broken: true });
  }

  render({ children }, { broken }) {
    if (!broken) return children;
    const again = html`<${Button} kind="line" onClick=${() => this.setState({ broken: false })}>${t("common.retry")}<//>`;
    return html`<${Banner} kind="warn" icon="triangle-alert" action=${again}>${t("desk.part_broken")}<//>`;
  }
}
