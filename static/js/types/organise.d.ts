// Made by `python run.py schema` from session/rounds/organise. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `who` may sort; `clusters` are there from the start. */
export interface Settings {
  /** "desk" when not given */
  who?: "desk" | "everyone";
  /** at most 24, [] when not given */
  clusters?: string[];
}

/** The clusters in the order of making, and of how many contributions the ideas in none are made. `places`: idea -> its
 *  cluster, of the ideas among the options that this audience gets. `undoable`, for the desk: changes that can be
 *  undone now, newest last, without what is an undoing itself. */
export interface BodyView {
  clusters: ClusterView[];
  unsorted: number;
  places: Record<string, string>;
  who: string;
  undoable?: string[];
}

/** The clusters in the order of making, and the ideas in none. */
export interface Result {
  clusters: ClusterResult[];
  unsorted: string[];
}

export interface NewCluster {
  name: string;
  /** at most 500, [] when not given */
  ideas?: string[];
}

export interface RenameCluster {
  cluster: string;
  name: string;
}

export interface Move {
  /** at least 1, at most 500 */
  ideas: string[];
  to: string | null;
}

export interface MergeClusters {
  into: string;
  /** at least 1, at most 500 */
  clusters: string[];
}

export interface SplitCluster {
  cluster: string;
  /** at least 1, at most 500 */
  ideas: string[];
  name: string;
}

export interface OneCluster {
  cluster: string;
}

export interface Undo {
  change: string;
}

/** A cluster: of how many contributions its ideas are made, and how many of those were about each topic and side. */
export interface ClusterView {
  id: string;
  name: string;
  count: number;
  origin?: OriginView;
}

/** A cluster with its ideas in the order of the options. `count`: of how many contributions those are made; an idea
 *  that others were merged into is more than one. */
export interface ClusterResult {
  id: string;
  name: string;
  ideas: string[];
  count: number;
}

/** What something was made of: `n` contributions, and how many of those were about each topic and of each side. How
 *  many people that were is not known: see docs/decisions/10-origin.md. */
export interface OriginView {
  n: number;
  topics: Record<string, number>;
  sides: Record<string, number>;
}

export type PhoneRound = RoundOf<"organise", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"organise", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"organise", Settings, BodyView, Result>;
/** What a function of phone.js gets. */
export type PhoneGiven = import("../rounds/contract.js").PhoneGiven<PhoneRound>;
/** What a function of wall.js gets. */
export type WallGiven = import("../rounds/contract.js").WallGiven<ProjectorRound>;
/** What a function of desk.js gets. */
export type DeskGiven = import("../rounds/contract.js").DeskGiven<DeskRound>;
/** The data of its commands. */
export interface Commands {
  "organise.new_cluster": NewCluster;
  "organise.rename_cluster": RenameCluster;
  "organise.move": Move;
  "organise.merge_clusters": MergeClusters;
  "organise.split_cluster": SplitCluster;
  "organise.remove_cluster": OneCluster;
  "organise.undo": Undo;
}
