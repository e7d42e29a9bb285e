// Made by `python run.py schema` from session/rounds/statements. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `arguments`: when people see each other's arguments; "none": nobody gives any. 0 per person = no limit.
 *  `check_first`: an argument waits until the desk lets it through. */
export interface Settings {
  /** "after_close" when not given */
  arguments?: "after_close" | "live" | "none";
  /** at least 0, at most 20, 2 when not given */
  arguments_per_person?: number;
  /** at least 20, at most 500, 200 when not given */
  argument_characters?: number;
  check_first?: boolean;
}

/** A ballot: statement -> answer; a statement that is not there was skipped. */
export interface Choice {
  answers: Record<string, "agree" | "disagree" | "pass">;
}

/** `visible`: whether people see each other's arguments now. `counts` are by statement. */
export interface BodyView {
  visible: boolean;
  counts: Record<string, Counts>;
  arguments: Record<string, Argument>;
}

/** Of `ballots` people; the statements in their own order. */
export interface Result {
  ballots: number;
  statements: StatementResult[];
  roles: RoleBallots[];
}

/** The arguments of a seat. */
export interface Mine {
  arguments: Record<string, Argument>;
}

export interface AddArgument {
  statement: string;
  side: "for" | "against";
  text: string;
}

/** `was`: the words that stood there when somebody began to change them. */
export interface EditArgument {
  argument: string;
  text: string;
  was: string;
}

export interface OneArgument {
  argument: string;
}

export interface HideArgument {
  argument: string;
  hidden: boolean;
}

/** `ids`: of what was written; `through`: it may be seen. Else it waits again. */
export interface LetThrough {
  /** at least 1, at most 500 */
  ids: string[];
  /** true when not given */
  through?: boolean;
}

/** How many arguments of each side may be seen. */
export interface Counts {
  for: number;
  against: number;
}

/** An argument for or against a statement. `state`: shown, waiting, hidden or withdrawn; left out where all are shown.
 *  It is the `n`th that came in; left out where that is not told. */
export interface Argument {
  statement: string;
  side: "for" | "against";
  text: string;
  state?: "shown" | "waiting" | "hidden" | "withdrawn";
  n?: number;
}

/** A statement. `withheld`: so few answered it that `answers`, how many, is all that is told. */
export interface StatementResult {
  id: string;
  text: string;
  withheld?: boolean;
  answers?: number;
  agree?: number;
  disagree?: number;
  pass?: number;
  n?: number;
  share?: number | null;
  divided?: boolean;
  byRole?: Record<string, Figures>;
  solid?: RobustnessLine | null;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** `n` took a side; `share` is the part of them that agrees, null when nobody did. */
export interface Figures {
  agree: number;
  disagree: number;
  pass: number;
  n: number;
  share: number | null;
  divided: boolean;
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

/** Why: a code with its sentence in the words, and what it is about (options, roles, rules or a number). */
export interface Reason {
  code: string;
  about: string[];
}

export type PhoneRound = RoundOf<"statements", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"statements", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"statements", Settings, BodyView, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** What a seat sees of its own. */
export type Own = Mine;
/** The data of its commands. */
export interface Commands {
  "statements.add_argument": AddArgument;
  "statements.edit_argument": EditArgument;
  "statements.withdraw_argument": OneArgument;
  "statements.hide_argument": HideArgument;
  "statements.let_through": LetThrough;
}
