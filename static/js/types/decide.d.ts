// Made by `python run.py schema` from session/rounds/decide. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `objections`: who is against may say why, for the record. */
export interface Settings {
  /** true when not given */
  objections?: boolean;
  /** at least 40, at most 1000, 280 when not given */
  objection_characters?: number;
}

/** A ballot: decision -> answer. */
export interface Choice {
  answers: Record<string, Answer>;
}

/** What everybody sees: decisions and actions, oldest first. */
export interface BodyView {
  decisions: DecisionView[];
  actions: ActionView[];
}

/** Of `ballots` people. */
export interface Result {
  ballots: number;
  decisions: DecisionResult[];
  roles: RoleBallots[];
}

/** `of`: the options of the round that a new decision is about. `was`: the words that stood there when somebody began
 *  to change them; without it these are put there, whatever stands there. */
export interface Word {
  text: string;
  /** null when not given */
  decision?: string | null;
  /** at most 500, [] when not given */
  of?: string[];
  was?: string;
}

export interface Drop {
  decision: string;
}

/** `decision`: the one that it carries out. */
export interface AddAction {
  text: string;
  /** null when not given */
  owner?: string | null;
  /** null when not given */
  due?: string | null;
  /** null when not given */
  decision?: string | null;
}

/** `was`: what stood there when somebody began to change it. What is left as it was then stays as it is now. */
export interface ChangeAction {
  text: string;
  /** null when not given */
  owner?: string | null;
  /** null when not given */
  due?: string | null;
  /** null when not given */
  decision?: string | null;
  action: string;
  was?: AddAction;
}

export interface RemoveAction {
  action: string;
}

/** A stance on one wording of a decision, and why not. */
export interface Answer {
  revision: number;
  stance: "support" | "neutral" | "against";
  /** "" when not given */
  objection?: string;
}

/** A decision as everybody sees it. */
export interface DecisionView {
  id: string;
  text: string;
  revision: number;
}

/** An action as everybody sees it. */
export interface ActionView {
  text: string;
  owner: string | null;
  due: string | null;
  decision?: string;
  id: string;
}

/** A decision, in the order of wording. `withheld`: too few answers, so that `n` is all that is told. */
export interface DecisionResult {
  id: string;
  text: string;
  n: number;
  withheld?: boolean;
  support?: number;
  neutral?: number;
  against?: number;
  objections?: string[];
  byRole?: Record<string, Stances>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** How many of `n` answers have which stance. */
export interface Stances {
  support: number;
  neutral: number;
  against: number;
  n: number;
}

export type PhoneRound = RoundOf<"decide", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"decide", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"decide", Settings, BodyView, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "decide.word": Word;
  "decide.drop": Drop;
  "decide.add_action": AddAction;
  "decide.change_action": ChangeAction;
  "decide.remove_action": RemoveAction;
}
