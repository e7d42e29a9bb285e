// Made by `python run.py schema` from session/rounds/mark. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `unit`: what is marked. `marks`: how many somebody may mark in all. `slice`: so many texts go to each phone; 0 is
 *  all of them. */
export interface Settings {
  /** "sentences" when not given */
  unit?: "sentences" | "items";
  /** at least 1, at most 20, 3 when not given */
  marks?: number;
  /** at least 0, at most 100, 8 when not given */
  slice?: number;
}

/** A ballot: every text that somebody had before them -> the sentences marked in it. */
export interface Choice {
  seen: Record<string, string[]>;
}

/** Sentences by id, in the order of the texts; and the texts of each slice. */
export interface Body {
  sentences: Record<string, Sentence>;
  slices: string[][];
}

/** Sentences by share, most often marked first; `total`: how many there are, also where an audience gets only the
 *  first. What is hidden is not in it. */
export interface Result {
  ballots: number;
  sentences: SentenceResult[];
  total: number;
  roles: RoleBallots[];
}

export interface Hide {
  sentence: string;
  hidden: boolean;
}

/** Something that can be marked: a sentence of a text, or the whole of it. */
export interface Sentence {
  of: string;
  text: string;
  hidden?: boolean;
}

/** A sentence of the text `of`. `n` people had that text before them, `marks` of them marked the sentence; both are
 *  left out where so few did that nothing is told. */
export interface SentenceResult {
  id: string;
  of: string;
  text: string;
  place: number;
  tied: boolean;
  n?: number;
  marks?: number;
  share?: number;
  withheld?: true;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

export type PhoneRound = RoundOf<"mark", Settings, Body, Result>;
export type ProjectorRound = RoundOf<"mark", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"mark", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "mark.hide": Hide;
}
