// Made by `python run.py schema` from session/rounds/mood. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `low` and `high` say what the ends mean. */
export interface Settings {
  /** "0-100" when not given */
  scale?: "0-100" | "1-10";
  /** at most 60 characters, "" when not given */
  low?: string;
  /** at most 60 characters, "" when not given */
  high?: string;
}

/** A ballot: a position on the scale. */
export interface Choice {
  value: number;
}

/** The line so far, oldest point first. */
export interface Body {
  series: Point[];
}

/** Where `ballots` people ended; `counts` are of the ten bars. `series`: the line; screens get it with the body. */
export interface Result {
  ballots: number;
  mean: number | null;
  median: number | null;
  q1: number | null;
  q3: number | null;
  sd: number | null;
  counts: number[];
  agreement: number | null;
  consensus: number | null;
  divided: boolean;
  byRole: Record<string, OfRole>;
  roles: RoleBallots[];
  series?: Point[];
}

/** Of `n` people; the figures are rounded as `sample` does. */
export interface Sample {
  /** at least 1 */
  n: number;
  mean: number;
  median: number;
}

/** A point of the line, `second` after the opening, of `n` people; the figures are rounded as `sample` does. */
export interface Point {
  second: number;
  n: number;
  mean: number;
  median: number;
}

/** Where the `n` people of a role ended. */
export interface OfRole {
  n: number;
  mean: number | null;
  median: number | null;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

export type PhoneRound = RoundOf<"mood", Settings, {}, Result>;
export type ProjectorRound = RoundOf<"mood", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"mood", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "mood.sample": Sample;
}
