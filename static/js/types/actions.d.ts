// Made by `python run.py schema` from session/rounds/actions. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** 0 per person = no limit. */
export interface Settings {
  /** at least 0, at most 20, 3 when not given */
  actions_per_person?: number;
  /** at least 20, at most 500, 200 when not given */
  action_characters?: number;
}

/** A ballot: action -> answer. */
export interface Choice {
  answers: Record<string, Answer>;
}

/** What was accepted, oldest first; `waiting`: how many proposals the desk has yet to look at. */
export interface BodyView {
  actions: ListedAction[];
  waiting: number;
}

/** The same for the desk, with the proposals that were not accepted, and what was merged into another action. */
export interface DeskView {
  actions: ListedAction[];
  waiting: number;
  proposals: Record<string, Action>;
  merged?: Record<string, Action>;
}

/** Of `ballots` people. */
export interface Result {
  ballots: number;
  actions: ActionResult[];
  roles: RoleBallots[];
}

/** The proposals of a seat, with what became of them. */
export interface Mine {
  actions: Record<string, Action>;
}

/** `who`: the name of a role, or a name that somebody typed about himself; nothing: nobody yet. `when`: a day
 *  (YYYY-MM-DD) or words. */
export interface Propose {
  text: string;
  /** "" when not given */
  who?: string;
  /** "" when not given */
  when?: string;
}

export interface OneAction {
  action: string;
}

/** `to`: what the desk makes of it. */
export interface Judge {
  action: string;
  to: "proposed" | "accepted" | "declined";
}

/** `was`: what stood there when somebody began to change it. What is left as it was then stays as it is now; without
 *  `was` all of it is put there, whatever stands there. */
export interface Reword {
  text: string;
  /** "" when not given */
  who?: string;
  /** "" when not given */
  when?: string;
  action: string;
  was?: Propose;
}

export interface Merge {
  into: string;
  /** at least 1, at most 100 */
  actions: string[];
}

/** These stand alone again, as what they were. */
export interface Unmerge {
  /** at least 1, at most 100 */
  actions: string[];
}

/** How sure somebody is that an action, in one wording, will happen: 1 not at all, 5 completely. */
export interface Answer {
  revision: number;
  /** at least 1, at most 5 */
  sure: number;
}

/** An action that was accepted, as everybody sees it. */
export interface ListedAction {
  id: string;
  text: string;
  who: string;
  when: string;
  revision: number;
}

/** An action, the `n`th that came in. `who` and `when` are "" while they are open; `when` is a day (YYYY-MM-DD) or
 *  words. `revision` goes up when its words change. `into`: the action it was merged into. */
export interface Action {
  n: number;
  text: string;
  who: string;
  when: string;
  state: "proposed" | "accepted" | "declined" | "withdrawn" | "merged";
  revision: number;
  into?: string;
}

/** An action, oldest first. `withheld`: too few answers, so that `n` is all that is told. */
export interface ActionResult {
  id: string;
  text: string;
  who: string;
  when: string;
  n: number;
  withheld?: boolean;
  mean?: number | null;
  counts?: number[];
  byRole?: Record<string, Figures>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** `counts` are of the steps from 1 to 5; `mean` is null when nobody answered. */
export interface Figures {
  n: number;
  mean: number | null;
  counts: number[];
}

export type PhoneRound = RoundOf<"actions", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"actions", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"actions", Settings, DeskView, Result>;
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
  "actions.propose": Propose;
  "actions.withdraw": OneAction;
  "actions.judge": Judge;
  "actions.reword": Reword;
  "actions.merge": Merge;
  "actions.unmerge": Unmerge;
}
