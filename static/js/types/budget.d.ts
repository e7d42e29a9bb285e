// Made by `python run.py schema` from session/rounds/budget. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `amount` to divide, in whole `unit`s. `costs`: lines "option | cost" for options without a cost of their own. */
export interface Settings {
  /** at least 1, at most 1000000000, 10000 when not given */
  amount?: number;
  /** at most 12 characters, "\u20ac" when not given */
  unit?: string;
  /** at most 100, [] when not given */
  costs?: string[];
}

/** A ballot: the options that may get money. Together they may cost more than there is. */
export interface Choice {
  approved: string[];
}

/** `names` of all options without their cost, and `costs` of those that have one. */
export interface Body {
  names: Record<string, string>;
  costs: Record<string, number>;
}

/** `served` people voted for something that is funded, `nothing` for nothing at all. `spending` is null where a tie
 *  leaves it open. `withoutCost`: names of options that took no part. `rest`: on a phone, how many options come after
 *  these. */
export interface Result {
  ballots: number;
  amount: number;
  options: OptionResult[];
  tiers: string[][];
  equal: EqualDivision;
  greedy: Division;
  spending: Spending | null;
  served: number;
  nothing: number;
  withoutCost: string[];
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
}

/** An option in the order of its votes. `equal` and `greedy`: whether that rule funds it; "tied" when a tie leaves that
 *  open, "over" when it costs more than there is. */
export interface OptionResult {
  id: string;
  text: string;
  cost: number;
  votes: number;
  place: number;
  tied: boolean;
  equal: "in" | "tied" | "over" | "out";
  greedy: "in" | "tied" | "over" | "out";
  byRole: Record<string, OfRole>;
}

/** The same by equal shares; `share` is what each person could spend in the end. */
export interface EqualDivision {
  funded: string[];
  tied: string[];
  cost: number;
  rest: number;
  share: number | null;
}

/** What a rule funds, what ties for the rest, what that costs and what is left of the amount. */
export interface Division {
  funded: string[];
  tied: string[];
  cost: number;
  rest: number;
}

/** What the shares of people went to. */
export interface Spending {
  mean: number | null;
  median: number | null;
  q1: number | null;
  q3: number | null;
  least: number | null;
  most: number | null;
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

/** How many of the ballots of a role approve of an option. */
export interface OfRole {
  votes: number;
  ballots: number;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"budget", Settings, Body, Result>;
export type ProjectorRound = RoundOf<"budget", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"budget", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
