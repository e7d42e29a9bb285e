// Made by `python run.py schema` from session/rounds/dots. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `per_option`: the most dots one person may put on one option; 0 = no limit of its own. `step`: dots go by so many at
 *  a time. `negative`: how many dots one person may take away. */
export interface Settings {
  /** at least 1, at most 100, 5 when not given */
  dots?: number;
  /** at least 0, at most 100, 3 when not given */
  per_option?: number;
  /** "1" when not given */
  step?: "1" | "5" | "10";
  /** at least 0, at most 100, 0 when not given */
  negative?: number;
}

/** A ballot: option -> dots, with only options that got a dot or lost one. */
export interface Choice {
  dots: Record<string, number>;
}

/** `dots` were used and `unused` were left over by `ballots` people. `tiers`: ids of options, best first, equals
 *  together. `rest`: on a phone, how many options come after these. */
export interface Result {
  ballots: number;
  dots: number;
  unused: number | null;
  options: OptionResult[];
  tiers: string[][];
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
}

/** An option in the order of its dots; equals share a place. `given`, `taken` and `opponents` (people who took dots
 *  away) are there when dots could be taken away; `dots` is then the difference. */
export interface OptionResult {
  id: string;
  text: string;
  dots: number;
  voters: number;
  place: number;
  tied: boolean;
  byRole: Record<string, OfRole>;
  given?: number;
  taken?: number;
  opponents?: number;
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

/** What a role gave an option: dots in all, from how many ballots, and dots a ballot. */
export interface OfRole {
  dots: number;
  ballots: number;
  perPerson: number | null;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"dots", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"dots", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"dots", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
