// Made by `python run.py schema` from session/rounds/poll. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `quorum` and `required` in percent, 0 = none; yes always needs more votes than no. */
export interface Settings {
  /** "options" when not given */
  answers?: "options" | "yes_no";
  /** true when not given */
  abstain?: boolean;
  /** at least 0, at most 100, 0 when not given */
  quorum?: number;
  /** at least 0, at most 100, 0 when not given */
  required?: number;
}

/** A ballot: an option, or "yes" or "no"; null abstains. */
export interface Choice {
  answer: string | null;
}

/** `people` could vote. `share`: of the leading answer, or of yes, among the votes. `winner`: the leading answers.
 *  `reasons` say why it does not pass. `options` and `tiers` are empty for a question with yes or no. `rest`: on a
 *  phone, how many options come after these. */
export interface Result {
  ballots: number;
  votes: number;
  abstain: number;
  yes?: number;
  no?: number;
  people: number;
  yesNo: boolean;
  share: number | null;
  winner: string[];
  passes: boolean;
  reasons: ("no_quorum" | "nobody" | "tie" | "against" | "below")[];
  quorum: Quorum | null;
  options: OptionResult[];
  tiers: string[][];
  byRole: Record<string, Votes>;
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
}

/** How many ballots are needed, and whether there are as many. */
export interface Quorum {
  needed: number;
  met: boolean;
}

/** An option in the order of its votes; equals share a place. `share` is of the votes, null when there are none. */
export interface OptionResult {
  id: string;
  text: string;
  votes: number;
  share: number | null;
  place: number;
  tied: boolean;
  byRole: Record<string, OfRole>;
}

/** Ballots, of which `votes` for an answer and the others abstained; of a question with yes or no each apart. */
export interface Votes {
  ballots: number;
  votes: number;
  abstain: number;
  yes?: number;
  no?: number;
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

/** How many of the ballots of a role are for an option. */
export interface OfRole {
  votes: number;
  ballots: number;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"poll", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"poll", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"poll", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
