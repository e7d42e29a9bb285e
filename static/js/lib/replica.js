// This client's copy of the server's view: {epoch, version, view, mine, pulse}. Pure: every change gives a new copy.
import { apply } from "./patch.js";

export const NOTHING = Object.freeze({ epoch: null, version: null, view: null, mine: null, pulse: null });

export const withSnapshot = (copy, { epoch, version, view, mine = copy.mine, pulse = copy.pulse }) =>
  ({ epoch, version, view, mine, pulse });

// null when the delta does not continue this copy: a snapshot is needed. An old delta changes nothing.
export function withDelta(copy, { from, version, ops }) {
  if (copy.view === null) return null;
  if (version <= copy.version) return copy;
  if (from !== copy.version) return null;
  try {
    return { ...copy, version, view: apply(copy.view, ops) };
  } catch (problem) {
    console.error("delta does not fit", problem);
    return null;
  }
}

// What the server may continue from, or null.
export const have = ({ epoch, version }) => (version === null ? null : { epoch, version });

/**
 * The answer of GET /api/events: a snapshot or deltas, and always mine and pulse. null when it does not fit.
 * @param {any} copy
 * @param {{snapshot?: any, epoch?: string, deltas?: any[], mine?: any, pulse?: any}} news
 */
export function withEvents(copy, { snapshot, epoch, deltas = [], mine = copy.mine, pulse = copy.pulse }) {
  if (snapshot) return withSnapshot(copy, { mine, pulse, ...snapshot });
  if (epoch !== copy.epoch) return null;
  const changed = deltas.reduce((now, delta) => now && withDelta(now, delta), copy);
  return changed && { ...changed, mine, pulse };
}
