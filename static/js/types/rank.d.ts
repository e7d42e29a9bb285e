// Made by `python run.py schema` from session/rounds/rank. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `most`: how many options one person may put in order; 0 = all of them. */
export interface Settings {
  /** "borda" when not given */
  rule?: "borda" | "schulze" | "ranked_pairs" | "irv";
  /** at least 0, at most 100, 0 when not given */
  most?: number;
}

/** A ballot: options in order, best first; options in one list are equal. */
export interface Choice {
  order: string[][];
}

/** `tiers`: ids of options by the rule, best first, equals together. `complete` is false when there were too many ways
 *  to break ties inside the rule to try them all. `condorcet` wins every duel. `agreement`: Kendall's W. `rest`: on a
 *  phone, how many options come after these. */
export interface Result {
  ballots: number;
  rule: "borda" | "schulze" | "ranked_pairs" | "irv";
  options: OptionResult[];
  tiers: string[][];
  roles: RoleBallots[];
  complete: boolean;
  condorcet: string | null;
  agreement: number | null;
  duels: Duels;
  runoff: Runoff;
  solid: RobustnessLine | null;
  rest?: number;
}

/** An option in the order by the rule; equals share a place. `points` are those of Borda, whatever the rule. Places on
 *  ballots: their mean, median and quartiles. `onTop`: ballots that put it first (a shared top is divided); `listed`:
 *  ballots that list it. */
export interface OptionResult {
  id: string;
  text: string;
  place: number;
  tied: boolean;
  points: number;
  meanPlace: number;
  medianPlace: number;
  q1: number;
  q3: number;
  onTop: number;
  listed: number;
  byRole: Record<string, OfRole>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** `over[i][j]`: ballots with option i above option j; null on the diagonal. */
export interface Duels {
  options: string[];
  over: (number | null)[][];
}

/** The last counts of the run-off. `earlier`: how many came before. */
export interface Runoff {
  winner: string[];
  earlier: number;
  rounds: RunoffCount[];
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

/** The mean place a role gave an option, from how many ballots. */
export interface OfRole {
  ballots: number;
  meanPlace: number;
}

/** One count. `votes` has only who is still in, in the order of telling; `eliminated` left after it, and where the
 *  count splits each of `tied` could. */
export interface RunoffCount {
  votes: Record<string, number>;
  exhausted: number;
  eliminated: string[];
  tied: string[];
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"rank", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"rank", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"rank", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
