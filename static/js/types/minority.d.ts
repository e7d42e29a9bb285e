// Made by `python run.py schema` from session/rounds/minority. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `conditions`: an objection can say what would take it away. 0 per person = no limit. `check_first`: an objection
 *  waits until the desk lets it through. */
export interface Settings {
  /** true when not given */
  conditions?: boolean;
  /** at least 0, at most 20, 5 when not given */
  objections_per_person?: number;
  /** at least 40, at most 4000, 500 when not given */
  objection_characters?: number;
  check_first?: boolean;
}

/** A ballot: decision -> the objections that are this person's concern too; none of them: no objection. */
export interface Choice {
  answers: Record<string, string[]>;
}

/** `counts`: how many objections to each decision may be seen. */
export interface BodyView {
  counts: Record<string, number>;
  objections: Record<string, Objection>;
}

/** Of `ballots` people. The objections of each decision stand in alphabetical order. */
export interface Result {
  ballots: number;
  decisions: DecisionResult[];
  objections: ObjectionResult[];
  roles: RoleBallots[];
}

/** The objections of a seat. */
export interface Mine {
  objections: Record<string, Objection>;
}

/** `condition`: what would take the objection away. */
export interface AddObjection {
  decision: string;
  text: string;
  /** "" when not given */
  condition?: string;
}

export interface OneObjection {
  objection: string;
}

export interface HideObjection {
  objection: string;
  hidden: boolean;
}

/** `ids`: of what was written; `through`: it may be seen. Else it waits again. */
export interface LetThrough {
  /** at least 1, at most 500 */
  ids: string[];
  /** true when not given */
  through?: boolean;
}

/** An objection to a decision and what would take it away. `state`: shown, waiting, hidden or withdrawn; left out where
 *  all are shown. It is the `n`th that came in; left out where that is not told. */
export interface Objection {
  decision: string;
  text: string;
  condition?: string;
  state?: "shown" | "waiting" | "hidden" | "withdrawn";
  n?: number;
}

/** A decision, in the order of the round. `withheld`: too few answers, so that `n` is all that is told. */
export interface DecisionResult {
  id: string;
  text: string;
  n: number;
  withheld?: boolean;
  none?: number;
  byRole?: Record<string, Figures>;
}

/** An objection to a decision; `joined`: how many say that it is their concern too, when that may be told. */
export interface ObjectionResult {
  id: string;
  decision: string;
  text: string;
  condition?: string;
  joined?: number;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** Of `n` people so many have no objection. */
export interface Figures {
  none: number;
  n: number;
}

export type PhoneRound = RoundOf<"minority", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"minority", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"minority", Settings, BodyView, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** What a seat sees of its own. */
export type Own = Mine;
/** The data of its commands. */
export interface Commands {
  "minority.add_objection": AddObjection;
  "minority.withdraw_objection": OneObjection;
  "minority.hide_objection": HideObjection;
  "minority.let_through": LetThrough;
}
