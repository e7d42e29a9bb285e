// Made by `python run.py schema` from session/rounds/organise. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `who` may sort: with "roles" those of `sorters`. `clusters` are there from the start. `flags`: phones may say that
 *  an idea does not belong where it is. `names`: so many names for clusters may each person propose. */
export interface Settings {
  /** "desk" when not given */
  who?: "desk" | "everyone" | "roles";
  /** at most 30, [] when not given */
  sorters?: string[];
  /** at most 40, [] when not given */
  clusters?: string[];
  /** false when not given */
  flags?: boolean;
  /** at least 0, at most 10, 0 when not given */
  names?: number;
}

/** The clusters in the order of making, each followed by those in it, and of how many contributions the ideas in none
 *  are made. `places`: idea -> its cluster, of the ideas among the options that this audience gets. `under`: a double
 *  -> the idea that stands for it, for who sorts; `merged`: what those ideas are made of with their doubles. `shown`:
 *  the cluster that the wall shows alone. `undoable`, for the desk: changes that can be undone now, newest last,
 *  without what is an undoing itself. For the desk as well: `flagged`, the ideas that people say belong elsewhere, and
 *  of each how many at least, 0 when that is not told; `proposed`, the names that were proposed and not taken, in
 *  alphabetical order. `sorters`: the roles that may sort, where roles do; `flags` and `proposals`: what phones may do
 *  besides. */
export interface BodyView {
  clusters: ClusterView[];
  unsorted: number;
  places: Record<string, string>;
  who: string;
  under?: Record<string, string>;
  merged?: Record<string, OriginView>;
  shown?: string;
  undoable?: Step[];
  flagged?: Record<string, number>;
  proposed?: NameView[];
  sorters?: string[];
  flags?: boolean;
  proposals?: number;
}

/** The clusters in the order of making, each followed by those in it, and the ideas in none. `under`: a double -> the
 *  idea that stands for it. */
export interface Result {
  clusters: ClusterResult[];
  unsorted: string[];
  under?: Record<string, string>;
}

/** The ideas that a seat flags now, and the names it proposed. */
export interface Mine {
  flags?: string[];
  names?: Record<string, OwnName>;
}

/** `proposal`: the name that somebody proposed, of which this one was made. */
export interface NewCluster {
  name: string;
  /** at most 500, [] when not given */
  ideas?: string[];
  proposal?: string;
}

/** `was`: the name that whoever asks saw; when it has another by now, it keeps that. */
export interface RenameCluster {
  cluster: string;
  name: string;
  proposal?: string;
  was?: string;
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

/** This idea does not belong in this cluster. */
export interface Flag {
  idea: string;
  cluster: string;
}

export interface Unflag {
  idea: string;
}

/** These stay where they are. */
export interface KeepIdeas {
  /** at least 1, at most 500 */
  ideas: string[];
}

/** A name for a cluster; with null for a new one. */
export interface ProposeName {
  name: string;
  /** null when not given */
  cluster?: string | null;
}

export interface OneProposal {
  proposal: string;
}

export interface JudgeName {
  proposal: string;
  to: "proposed" | "declined";
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

/** A name that was proposed for a cluster, or for a new one; once however many people proposed it. */
export interface NameView {
  id: string;
  name: string;
  cluster?: string;
  declined?: boolean;
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

/** A name that this seat proposed. `state`: what became of it. */
export interface OwnName {
  name: string;
  state: string;
  cluster?: string;
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
/** What a seat sees of its own. */
export type Own = Mine;
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
  "organise.flag": Flag;
  "organise.unflag": Unflag;
  "organise.keep": KeepIdeas;
  "organise.propose_name": ProposeName;
  "organise.withdraw_name": OneProposal;
  "organise.judge_name": JudgeName;
}
