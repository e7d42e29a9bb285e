// A list of ideas to sort. One of them is in hand: the arrow keys walk, Space chooses, and the keys of the board say where it goes.
// The focus stays on the list itself (aria-activedescendant), so it is never lost when an idea leaves.
import { Component, html } from "../../lib/html.js";
import { Icon } from "../../ui/icon.js";
import { OriginTags } from "../../ui/origin.js";
import { Rows } from "./rows.js";

const rowId = (list, id) => `idea-${list || "tray"}-${id}`;

// ideas: those that are drawn; all: how many there are; list: the id of the cluster, or that of the tray; long: more than fit, so the
// list scrolls; ghosts: ids of what somebody else has just taken away.
export function IdeaList({ ideas, all = ideas.length, list, label, names, model, state, doubles, long, ghosts, t }) {
  const here = state.list === list;
  const current = here ? model.current() : null;
  const rest = {
    role: "listbox", "aria-multiselectable": "true", "aria-label": label, tabindex: 0, "data-list": list,
    "aria-activedescendant": here && ideas.some(({ id }) => id === current) ? rowId(list, current) : null,
    onFocus: () => model.store.get().list === list || model.take(list),
  };
  const draw = (idea, at, style = null) => html`
    <${Idea} key=${idea.id} idea=${idea} at=${at} all=${all} list=${list} names=${names} top=${style?.insetBlockStart} t=${t}
      chosen=${state.chosen.has(idea.id)} current=${current === idea.id} landed=${state.landed.has(idea.id)} ghost=${ghosts?.has(idea.id)}
      doubles=${doubles?.get(idea.id)?.length ?? 0} />`;
  if (long) return html`<${Rows} items=${ideas} current=${current} draw=${draw} ...${rest} />`;
  return html`<ul class="idea-list" ...${rest}>${ideas.map((idea, at) => draw(idea, at))}</ul>`;
}

const WATCHED = ["idea", "at", "all", "names", "top", "chosen", "current", "landed", "ghost", "doubles", "t"];

class Idea extends Component {
  shouldComponentUpdate(next) {
    return WATCHED.some((name) => next[name] !== this.props[name]);
  }
  render({ idea, at, all, list, names, top, chosen, current, landed, ghost, t }) {
    return html`
      <li class="idea" role="option" id=${rowId(list, idea.id)} data-id=${idea.id} aria-selected=${String(chosen)} aria-posinset=${at + 1}
        aria-setsize=${all} aria-disabled=${ghost ? "true" : null} data-current=${current ? "" : null} data-landed=${landed ? "" : null}
        style=${top ? { insetBlockStart: top } : null}>
        <span class="idea-box">${chosen && html`<${Icon} name="check" />`}</span>
        <span class="as-typed"><${OriginTags} origin=${idea.origin} names=${names} />${idea.text}
          ${ghost && html` <span class="muted">${t("organise.moved_by_other")}</span>`}</span>
      </li>`;
  }
}
