// Made by `python run.py schema` from session/rounds/talk. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `minutes` for each thing, 0: no clock. `queue`: people can say that they want to say something. `arguments`: what
 *  was put in for and against stands beside it. */
export interface Settings {
  /** at least 0, at most 120, 0 when not given */
  minutes?: number;
  /** true when not given */
  queue?: boolean;
  /** true when not given */
  arguments?: boolean;
}

/** What everybody sees. `conclusions`: how many things have one. `queue`: null where nobody can ask to speak. */
export interface BodyView {
  table: OnTable | null;
  things: number;
  clock: Clock | null;
  queue: QueueView | null;
  lights: LightsView | null;
}

/** The same, with everything that was written. */
export interface DeskView {
  table: OnTable | null;
  things: number;
  clock: Clock | null;
  queue: QueueView | null;
  lights: LightsView | null;
  all: ThingView[];
}

/** The things that were talked about, in order, and how many there were. */
export interface Result {
  talked: Talked[];
  things: number;
}

/** The numbers that a seat got, and its light in the `asked`th time that lights were asked for. */
export interface Mine {
  numbers: number[];
  asked: number;
  light: string | null;
}

/** `thing`: what is on the table, as the phone saw it. */
export interface AskToSpeak {
  thing: string;
}

export interface TakeBack {
  number: number;
}

/** `asked`: the time that lights were asked for, as the phone saw it; null takes the light back. */
export interface GiveLight {
  asked: number;
  light: "go" | "unsure" | "stop" | null;
}

/** null: nothing is on the table. */
export interface Put {
  thing: string | null;
}

/** `to`: its new place, counted from 0. */
export interface Move {
  thing: string;
  /** at least 0, at most 500 */
  to: number;
}

/** `after`: the number that was up on the desk that calls the next, so that two desks do not pass over one. */
export interface Call {
  after: number | null;
}

/** The payload of a command that needs none. */
export interface Nothing {}

export interface AskLights {
  on: boolean;
  /** false when not given */
  keep?: boolean;
}

export interface KeepLights {
  keep: boolean;
}

/** `was`: the words that stood there when somebody began to write. An empty text takes them away. */
export interface Write {
  thing: string;
  part: "notes" | "conclusion";
  text: string;
  was: string;
}

/** `more` seconds on the clock, or stand still, go on, or no clock at all. */
export interface SetClock {
  do: "more" | "pause" | "go_on" | "stop";
  /** at least 1, at most 7200, 60 when not given */
  seconds?: number;
}

/** What is on the table, as everybody sees it: the `place`th of so many. */
export interface OnTable {
  id: string;
  text: string;
  place: number;
  conclusion: string;
}

/** Of the thing on the table: `total` in seconds; running until `ends`, in milliseconds by the clock of `hello`, or
 *  standing still with `left` milliseconds. */
export interface Clock {
  total: number;
  ends: number | null;
  left: number | null;
}

/** How many wait, the numbers that are next, and the one that is up. */
export interface QueueView {
  n: number;
  next: number[];
  up: number | null;
}

/** `told`: the totals; not there while too few people gave a light. */
export interface LightsView {
  asked: number;
  keep: boolean;
  told?: Kept;
}

/** A thing on the desk, in the order in which they are talked about. */
export interface ThingView {
  id: string;
  text: string;
  notes: string;
  conclusion: string;
  talked: boolean;
  lights?: Kept;
}

/** What came of one thing. `notes` for the record and the desk. `lights`: where the facilitator kept them. */
export interface Talked {
  id: string;
  text: string;
  conclusion: string;
  notes?: string;
  lights?: Kept;
}

/** How many lights of each kind there were. */
export interface Kept {
  go: number;
  unsure: number;
  stop: number;
}

export type PhoneRound = RoundOf<"talk", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"talk", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"talk", Settings, DeskView, Result>;
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
  "talk.ask": AskToSpeak;
  "talk.take_back": TakeBack;
  "talk.light": GiveLight;
  "talk.put": Put;
  "talk.move": Move;
  "talk.call": Call;
  "talk.heard": Nothing;
  "talk.ask_lights": AskLights;
  "talk.keep_lights": KeepLights;
  "talk.write": Write;
  "talk.clock": SetClock;
}
