// Made by `python run.py schema` from session/rounds/grade. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `grades` from best to worst; without them the six usual ones, in the language of the reader. */
export interface Settings {
  /** at most 10, [] when not given */
  grades?: string[];
  /** true when not given */
  dont_know?: boolean;
}

/** A ballot: option -> grade, 1 is the best; null is "don't know", an option that is not there was skipped. */
export interface Choice {
  grades: Record<string, number | null>;
}

/** `grades`: how many there are. `tiers`: ids of options by judgment, best first, equals together. `rest`: on a phone,
 *  how many options come after these. */
export interface Result {
  ballots: number;
  grades: number;
  options: OptionResult[];
  tiers: string[][];
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
}

/** An option in the order of judgment; equals share a place. `counts` runs from the best grade to the worst. `grade` is
 *  the middle one, null when nobody graded it; `above` and `below` count the grades better and worse, and `sign` says
 *  which of the two is larger. `byRole` is empty when a role gave too few grades. */
export interface OptionResult {
  n: number;
  dontKnow: number;
  counts: number[];
  agreement: number | null;
  consensus: number | null;
  divided: boolean;
  skipped: number | null;
  withheld?: true;
  id: string;
  text: string;
  place: number;
  tied: boolean;
  grade: number | null;
  sign: string;
  above: number | null;
  below: number | null;
  byRole: Record<string, OfRole>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** `flips`: ballots to change before another option comes first, null when there is no such number. `cutFlips`: the
 *  same for the line between what goes on to a later round and what does not, which falls after place `line`. `turns`,
 *  where a proposal passes or not: ballots to change before it no longer does, or passes after all. */
export interface RobustnessLine {
  verdict: "solid" | "fragile" | "tie";
  reasons: Reason[];
  flips: number | null;
  cutFlips: number | null;
  line?: number | null;
  turns?: number | null;
}

/** How a role graded an option: the counts of each grade, best first, and the middle grade with its sign. */
export interface OfRole {
  n: number;
  counts: number[];
  grade: number | null;
  sign: string;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"grade", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"grade", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"grade", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
