// Made by `python run.py schema` from session/rounds/criteria. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `page`: what the phone has on one page: an option with all criteria, or a criterion with all options. */
export interface Settings {
  /** at most 8, [] when not given */
  criteria?: Criterion[];
  /** "1-5" when not given */
  scale?: "1-5" | "1-10";
  /** "option" when not given */
  page?: "option" | "criterion";
  /** true when not given */
  dont_know?: boolean;
}

/** A ballot: option -> criterion -> score; null is "don't know", what is not there was skipped. */
export interface Choice {
  values: Record<string, Record<string, number | null>>;
}

/** The weights of now, by the id of the criterion. */
export interface Body {
  weights: Record<string, number>;
}

/** `lowest` and `highest` are the ends of the scale. `changed`: the weights are no longer the original ones. `tiers`:
 *  ids of options by total, best first, equals together; `unranked` have none. `rest`: on a phone, how many options
 *  come after these. */
export interface Result {
  ballots: number;
  lowest: number;
  highest: number;
  criteria: CriterionResult[];
  changed: boolean;
  options: OptionResult[];
  tiers: string[][];
  unranked: string[];
  roles: RoleBallots[];
  solid: RobustnessLine | null;
  rest?: number;
}

/** Criteria that are not named keep their weight. */
export interface SetWeights {
  weights: Record<string, number>;
}

/** `lower`: a low score is the better one. `low` and `high` name the ends of the scale. */
export interface Criterion {
  /** at least 1 characters, at most 60 characters */
  name: string;
  /** at least 0, at most 100, 1 when not given */
  weight?: number;
  /** false when not given */
  lower?: boolean;
  /** at most 140 characters, "" when not given */
  question?: string;
  /** at most 60 characters, "" when not given */
  low?: string;
  /** at most 60 characters, "" when not given */
  high?: string;
}

/** A criterion, c1 and up. The two standard ones have no texts: see the words "criteria.standard.<id>". `weight` is
 *  that of now, `original` that of the settings. */
export interface CriterionResult {
  id: string;
  name: string;
  weight: number;
  lower: boolean;
  question: string;
  low: string;
  high: string;
  original: number;
}

/** An option in the order of the totals; equals share a place, and without a total it has none. `cells`: by the id of
 *  the criterion. `byRole` is empty when a role gave some cell that counts too few scores. */
export interface OptionResult {
  id: string;
  text: string;
  total: number | null;
  place: number | null;
  tied: boolean;
  places: Places;
  cells: Record<string, Scored>;
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

/** The place of an option under the weights of now, the original and equal ones; null where it has no total. */
export interface Places {
  now: number | null;
  original: number | null;
  equal: number | null;
}

/** How one question was answered on a scale of numbers: the middle, the quartiles and the standard deviation too. */
export interface Scored {
  n: number;
  dontKnow: number;
  counts: number[];
  agreement: number | null;
  consensus: number | null;
  divided: boolean;
  skipped: number | null;
  withheld?: true;
  mean: number | null;
  median: number | null;
  q1: number | null;
  q3: number | null;
  sd: number | null;
}

/** The total of a role, and how many scores its emptiest cell that counts has. */
export interface OfRole {
  n: number;
  total: number | null;
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"criteria", Settings, Body, Result>;
export type ProjectorRound = RoundOf<"criteria", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"criteria", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "criteria.set_weights": SetWeights;
}
