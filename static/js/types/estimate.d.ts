// Made by `python run.py schema` from session/rounds/estimate. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `lowest` and `highest` bound what people may answer; `decimals` is how precise they may be. */
export interface Settings {
  /** "number" when not given */
  answer?: "number" | "range";
  /** at most 30 characters, "" when not given */
  unit?: string;
  /** at least -1000000000, at most 1000000000, 0 when not given */
  lowest?: number;
  /** at least -1000000000, at most 1000000000, 100 when not given */
  highest?: number;
  /** at least 0, at most 3, 0 when not given */
  decimals?: number;
  /** true when not given */
  dont_know?: boolean;
}

/** A ballot: question -> answer; null is "don't know", a question that is not there was skipped. */
export interface Choice {
  values: Record<string, Guess | null>;
}

/** The questions in their own order: the options, or else the question of the round itself. */
export interface Result {
  ballots: number;
  questions: QuestionResult[];
  roles: RoleBallots[];
}

/** A number, or a range from `low` to `high`; `high` is null without a range. */
export interface Guess {
  low: number;
  /** null when not given */
  high?: number | null;
}

/** A question and how many people gave it an answer. When so few did that nothing is told it is `withheld`, and has no
 *  figures. The fields from `lowest` to `bins` are those of `Figures`. Of ranges `low` and `high` are the middle ends,
 *  and `shared` is where most of them lie. `byRole` is empty when it is not told by role. */
export interface QuestionResult {
  id: string;
  text: string;
  n: number;
  withheld?: true;
  dontKnow?: number;
  lowest?: number | null;
  highest?: number | null;
  mean?: number | null;
  median?: number | null;
  q1?: number | null;
  q3?: number | null;
  sd?: number | null;
  bins?: Bin[];
  low?: number | null;
  high?: number | null;
  shared?: Shared;
  byRole?: Record<string, OfRole>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** How many answers are from `start` up to, but not including, `end`. */
export interface Bin {
  start: number;
  end: number;
  count: number;
}

/** The stretches that lie in most ranges, and in how many they lie. */
export interface Shared {
  count: number;
  stretches: Stretch[];
}

/** The answers of a role to a question: how many, their median and quartiles. */
export interface OfRole {
  n: number;
  median: number | null;
  q1: number | null;
  q3: number | null;
}

/** From `low` to `high`, both included. */
export interface Stretch {
  low: number;
  high: number;
}

export type PhoneRound = RoundOf<"estimate", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"estimate", Settings, {}, Result>;
export type DeskRound = DeskRoundOf<"estimate", Settings, {}, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
