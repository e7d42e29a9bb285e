// Made by `python run.py schema` from session/rounds/organise. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `who` may sort; `clusters` are there from the start. */
export interface Settings {
  /** "desk" when not given */
  who?: "desk" | "everyone";
  /** at most 24, [] when not given */
  clusters?: string[];
}

/** The clusters in the order of making, each followed by those in it, and of how many contributions the ideas in none
 *  are made. `places`: idea -> its cluster, of the ideas among the options that this audience gets. `under`: a double
 *  -> the idea that stands for it, for who sorts; `merged`: what those ideas are made of with their doubles. `shown`:
 *  the cluster that the wall shows alone. `undoable`, for the desk: changes that can be undone now, newest last,
 *  without what is an undoing itself. */
export interface BodyView {
  clusters: ClusterView[];
  unsorted: number;
  places: Record<string, string>;
  who: string;
  under?: Record<string, string>;
  merged?: Record<string, OriginView>;
  shown?: string;
  undoable?: Step[];
}

/** The clusters in the order of making, each followed by those in it, and the ideas in none. `under`: a double -> the
 *  idea that stands for it. */
export interface Result {
  clusters: ClusterResult[];
  unsorted: string[];
  under?: Record<string, string>;
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

/** `was`: where whoever asks saw all of these; when one is elsewhere by now, none is moved. */
export interface Move {
  /** at least 1, at most 500 */
  ideas: string[];
  to: string | null;
  was?: string | null;
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

/** Puts a cluster in another one, or with null in none. */
export interface NestCluster {
  cluster: string;
  to: string | null;
}

/** `ideas` are doubles of `into`. */
export interface MergeIdeas {
  into: string;
  /** at least 1, at most 500 */
  ideas: string[];
}

export interface UnmergeIdeas {
  /** at least 1, at most 500 */
  ideas: string[];
}

export interface Undo {
  change: string;
}

/** The wall shows this cluster alone; with null all of them. */
export interface ShowCluster {
  cluster: string | null;
}

/** A cluster: of how many contributions its ideas are made, and how many of those were about each topic and side.
 *  `inside`: the cluster it is in. */
export interface ClusterView {
  id: string;
  name: string;
  count: number;
  origin?: OriginView;
  inside?: string;
}

/** What something was made of: `n` contributions, and how many of those were about each topic and of each side. How
 *  many people that were is not known: see docs/decisions/10-origin.md. */
export interface OriginView {
  n: number;
  topics: Record<string, number>;
  sides: Record<string, number>;
}

/** A change that can be undone: so many ideas went `to` a cluster (null: to none), or something happened to the cluster
 *  of this name. `what`: "moved", "merged" (ideas that are double), "apart" (again), "made", "removed", "renamed" or
 *  "nested". */
export interface Step {
  change: string;
  what: string;
  n: number;
  name: string;
}

/** A cluster with its ideas in the order of the options. `count`: of how many contributions those are made; an idea
 *  that others were merged into is more than one. `inside`: the cluster it is in. */
export interface ClusterResult {
  id: string;
  name: string;
  ideas: string[];
  count: number;
  inside?: string;
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
  "organise.nest_cluster": NestCluster;
  "organise.merge_ideas": MergeIdeas;
  "organise.unmerge_ideas": UnmergeIdeas;
  "organise.undo": Undo;
  "organise.show_cluster": ShowCluster;
}
