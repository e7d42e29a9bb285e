// Made by `python run.py schema` from session/rounds/rate. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `labels` name the steps, lowest first. `agree_words`: 1-5 without labels runs from disagree to agree. `lowest`,
 *  `highest` and `step` are the scale when it is a range. `input`: how the phone asks for a score; more than eleven
 *  steps are a slider all the same. `per_page`: options on a page of the phone; 0 leaves it to the phone. */
export interface Settings {
  /** "1-5" when not given */
  scale?: "1-5" | "1-10" | "-2-2" | "labels" | "range";
  /** at least -1000, at most 1000, 0 when not given */
  lowest?: number;
  /** at least -1000, at most 1000, 10 when not given */
  highest?: number;
  /** at least 1, at most 1000, 1 when not given */
  step?: number;
  /** at most 10, [] when not given */
  labels?: string[];
  /** true when not given */
  agree_words?: boolean;
  /** at most 60 characters, "" when not given */
  low?: string;
  /** at most 60 characters, "" when not given */
  high?: string;
  /** "steps" when not given */
  input?: "steps" | "slider";
  /** at least 0, at most 20, 0 when not given */
  per_page?: number;
  /** true when not given */
  dont_know?: boolean;
}

/** A ballot: option -> score; null is "don't know", an option that is not there was skipped. */
export interface Choice {
  values: Record<string, number | null>;
}

/** `bars` are there when there are too many steps for a bar each. `tiers`: ids of options by mean, best first, equals
 *  together. `talkFirst`: the options that were scored, what people are most divided on first. */
export interface Result {
  ballots: number;
  steps: Step[];
  bars: Bar[];
  options: OptionResult[];
  tiers: string[][];
  roles: RoleBallots[];
  talkFirst: string[];
  solid: RobustnessLine | null;
}

/** A score, with its label; empty without labels, and 1-5 then has the words "rate.step.<value>". */
export interface Step {
  value: number;
  label: string;
}

/** The scores that share a bar of a drawing, and how many steps those are. */
export interface Bar {
  low: number;
  high: number;
  steps: number;
}

/** An option in the order of the means; equals share a place. `byRole` is empty when a role gave too few scores. */
export interface OptionResult {
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
  id: string;
  text: string;
  place: number;
  tied: boolean;
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

/** The figures of a role on an option; `counts` only when every step has a bar of its own. */
export interface OfRole {
  n: number;
  mean: number | null;
  median: number | null;
  counts?: number[];
}

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"rate", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"rate", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"rate", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
