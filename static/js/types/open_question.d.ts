// Made by `python run.py schema` from session/rounds/open_question. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `low` and `high` say what the ends of the scale mean. `with_score`: beside a text stands the score that came with
 *  it. */
export interface Settings {
  /** "1-5" when not given */
  scale?: "none" | "1-5" | "1-10";
  /** at most 60 characters, "" when not given */
  low?: string;
  /** at most 60 characters, "" when not given */
  high?: string;
  /** at least 40, at most 4000, 4000 when not given */
  characters?: number;
  /** true when not given */
  with_score?: boolean;
}

/** A ballot: question -> score, and question -> text. Either may be there without the other. */
export interface Choice {
  /** {} when not given */
  scores?: Record<string, number>;
  /** {} when not given */
  texts?: Record<string, string>;
}

/** The pasted answers by id; on phones and the wall once the round is finished, and only what is not hidden. */
export interface BodyView {
  answers: Record<string, Answer>;
}

/** `answers`: the texts on the ballots by id; `more`: how many there are that this audience does not get. */
export interface Result {
  ballots: number;
  questions: QuestionResult[];
  answers: Record<string, Answer>;
  more: number;
  roles: RoleBallots[];
}

/** `answer`: an answer, or an item of one. */
export interface Hide {
  answer: string;
  hidden: boolean;
}

/** Cut an answer into these texts, which are its own words in order; none joins it again. `was`: the items it had when
 *  somebody began to cut. */
export interface Split {
  answer: string;
  /** at most 100 */
  texts: string[];
  /** at most 100 */
  was: string[];
}

/** Answers to a question that were given elsewhere. All of them, or none when one cannot be. */
export interface Paste {
  question: string;
  /** at least 1, at most 500 */
  texts: string[];
}

/** A text as it was given. `score`: what came with it, when that is told; `items`: what it was cut into. */
export interface Answer {
  question: string;
  text: string;
  score?: number;
  hidden?: boolean;
  items?: Record<string, Piece>;
}

/** A question in the order of the round. Without a scale `counts` is empty. `texts`: how many people wrote. */
export interface QuestionResult {
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
  texts: number;
  byRole: Record<string, OfRole>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** An item that an answer was cut into. */
export interface Piece {
  text: string;
  hidden?: boolean;
}

/** How `n` people of a role scored a question. */
export interface OfRole {
  n: number;
  mean: number | null;
  median: number | null;
}

export type PhoneRound = RoundOf<"open_question", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"open_question", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"open_question", Settings, BodyView, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "open_question.hide": Hide;
  "open_question.split": Split;
  "open_question.paste": Paste;
}
