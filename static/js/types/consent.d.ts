// Made by `python run.py schema` from session/rounds/consent. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `quorum`: so many ballots, abstentions included, or no proposal passes; 0 = any number. */
export interface Settings {
  /** at least 40, at most 1000, 280 when not given */
  characters?: number;
  /** at least 0, at most 2000, 0 when not given */
  quorum?: number;
}

/** A ballot: proposal -> answer. */
export interface Choice {
  answers: Record<string, Answer>;
}

/** Objection -> how it was met. */
export interface Body {
  resolved: Record<string, string>;
}

/** Of `ballots` people; all proposals have as many, because who left one out abstains. */
export interface Result {
  ballots: number;
  quorum: number;
  proposals: ProposalResult[];
  roles: RoleBallots[];
}

/** `note`: how the objection was met. */
export interface Resolve {
  objection: string;
  note: string;
}

export interface Reopen {
  objection: string;
}

/** A stance on a proposal, and why. */
export interface Answer {
  stance: "consent" | "concern" | "objection" | "abstain";
  /** "" when not given */
  text?: string;
}

/** A proposal in the order of the round. `open`: objections that are not met. What people said is left out where it
 *  would not be shown. */
export interface ProposalResult {
  id: string;
  text: string;
  n: number;
  consent: number;
  concern: number;
  objection: number;
  abstain: number;
  concerns?: string[];
  objections?: OpenObjection[];
  open: number;
  quorumMet: boolean;
  passes: boolean;
  byRole: Record<string, Stances>;
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** A paramount objection: who objects is not told. `note`: how it was met, null while it is open. */
export interface OpenObjection {
  id: string;
  text: string;
  note: string | null;
}

/** How many of `n` ballots have which stance. */
export interface Stances {
  n: number;
  consent: number;
  concern: number;
  objection: number;
  abstain: number;
}

export type PhoneRound = RoundOf<"consent", Settings, Body, Result>;
export type ProjectorRound = RoundOf<"consent", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"consent", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "consent.resolve": Resolve;
  "consent.reopen": Reopen;
}
