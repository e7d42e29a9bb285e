// Made by `python run.py schema` from session/rounds/choose. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `most` 0 = no limit; `places` is how many options go on, 0 = only the order is asked. */
export interface Settings {
  /** at least 0, at most 100, 1 when not given */
  least?: number;
  /** at least 0, at most 100, 3 when not given */
  most?: number;
  /** at least 0, at most 100, 0 when not given */
  places?: number;
}

/** A ballot: the options that were ticked. */
export interface Choice {
  chosen: string[];
}

/** `votes`: ticks in all. `tiers`: ids of options, best first, equals together. On a phone `rest` says how many options
 *  come after these, and `going` how many of all go on. */
export interface Result {
  ballots: number;
  votes: number;
  perPerson: PerPerson;
  options: OptionResult[];
  tiers: string[][];
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
  going?: GoOn;
}

/** How many options people ticked: mean, median, and how many people ticked none. */
export interface PerPerson {
  mean: number | null;
  median: number | null;
  none: number;
}

/** An option in the order of its votes; equals share a place. `share` is of the ballots. `goesOn`: in, tied (level on
 *  the last places) or out; null when no places are asked. */
export interface OptionResult {
  id: string;
  text: string;
  votes: number;
  share: number | null;
  place: number;
  tied: boolean;
  goesOn: "in" | "tied" | "out" | null;
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

/** How many options go on, and how many are level on the last places. */
export interface GoOn {
  sure: number;
  level: number;
}

/** How many of the ballots of a role approve an option. */
export interface OfRole {
  votes: number;
  ballots: number;
  share: number;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"choose", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"choose", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"choose", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
