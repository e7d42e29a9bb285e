// Made by `python run.py schema` from session/rounds/sort. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `clusters` are there from the start. `taken`: the names of the clusters in the round that the ideas come from join
 *  them when the round opens. `slice`: so many ideas go to each phone; 0 is all of them. */
export interface Settings {
  /** at most 40, [] when not given */
  clusters?: string[];
  /** false when not given */
  taken?: boolean;
  /** at least 0, at most 100, 12 when not given */
  slice?: number;
}

/** A ballot: idea -> the cluster it belongs to, or "none". */
export interface Choice {
  places: Record<string, string>;
}

/** Cluster -> its name, in the order of making; the ideas of each slice; idea -> the cluster in which the desk put it.
 *  `applied`: whether the desk took the outcome of the ballots over. */
export interface Body {
  clusters: Record<string, string>;
  slices: string[][];
  places: Record<string, string>;
  applied: boolean;
}

/** Ideas in which people agree most first; `total`: how many there are, also where an audience gets only the first.
 *  `clusters` and `unsorted` are the board. */
export interface Result {
  ballots: number;
  ideas: IdeaResult[];
  total: number;
  clusters: ClusterResult[];
  unsorted: string[];
  roles: RoleBallots[];
}

export interface AddCluster {
  name: string;
}

export interface RenameCluster {
  cluster: string;
  name: string;
}

/** With null in no cluster. */
export interface Place {
  /** at least 1, at most 500 */
  ideas: string[];
  to: string | null;
}

/** The payload of a command that needs none. */
export interface Nothing {}

/** An idea that `n` people placed. `most`: where most of them put it, more than one when that is equal; `agree` of them
 *  did, and that is `share`. `spots` has every cluster that somebody chose, most first. */
export interface IdeaResult {
  id: string;
  text: string;
  n?: number;
  agree?: number;
  share?: number;
  most?: string[];
  spots?: Spot[];
  withheld?: true;
}

/** A cluster with the ideas that the desk put in it. */
export interface ClusterResult {
  id: string;
  name: string;
  ideas: string[];
}

/** A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role. */
export interface RoleBallots {
  role: string;
  ballots: number;
  of?: string[];
}

/** How many put an idea in one cluster, or in none. */
export interface Spot {
  id: string;
  cluster: string;
  people: number;
}

export type PhoneRound = RoundOf<"sort", Settings, Body, Result>;
export type ProjectorRound = RoundOf<"sort", Settings, Body, Result>;
export type DeskRound = DeskRoundOf<"sort", Settings, Body, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "sort.add_cluster": AddCluster;
  "sort.rename_cluster": RenameCluster;
  "sort.place": Place;
  "sort.apply": Nothing;
}
