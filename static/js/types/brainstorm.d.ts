// Made by `python run.py schema` from session/rounds/brainstorm. Do not edit: change the shapes there.
import type { DeskRoundOf, RoundOf } from "./view.js";

/** `visibility`: when people see each other's ideas ("hidden": when the desk says so). 0 ideas = no limit. `sides`:
 *  every idea is an argument for or against what the round is about, or belongs to one of two ends that have names of
 *  their own: `side_for` and `side_against`. `others`: what a phone gets of the ideas of others while the round is open
 *  and these may be seen: all, three at a time, those on one page, on which it writes and which it swaps for another,
 *  or none. `comments`: whether people comment on the ideas of others that they see. `one_word`: every idea is a word
 *  or two; the same word in another spelling joins it, and words are told by how often they came. `check_first`: what
 *  people write waits until the desk lets it through. `items`: what the options of the round are: topics, or texts to
 *  read of which every phone gets a `slice`. */
export interface Settings {
  /** "live" when not given */
  visibility?: "live" | "after_close" | "hidden";
  /** at least 20, at most 4000, 300 when not given */
  idea_characters?: number;
  /** at least 0, at most 200, 30 when not given */
  ideas_per_person?: number;
  /** "none" when not given */
  sides?: "none" | "for_against" | "named";
  /** at most 40 characters, "" when not given */
  side_for?: string;
  /** at most 40 characters, "" when not given */
  side_against?: string;
  /** "all" when not given */
  others?: "all" | "three" | "pages" | "none";
  /** false when not given */
  comments?: boolean;
  /** false when not given */
  one_word?: boolean;
  check_first?: boolean;
  /** "topics" when not given */
  items?: "topics" | "slices";
  /** at least 2, at most 40, 10 when not given */
  slice?: number;
}

/** `count`: every idea that may be seen, also under another; `ideas`: the newest that stand alone. `perTopic`, for the
 *  projector: every idea counts with its own topic. `perPart`, where there are sides: the same for each side of each
 *  topic; see `part_of`. `comments`: the newest on each of the ideas that are here. `prompts`: the last few, oldest
 *  first; all of them for the desk. */
export interface BodyView {
  topics: Topic[];
  visible: boolean;
  count: number;
  perTopic?: Record<string, number>;
  perPart?: Record<string, number>;
  ideas: Record<string, ListedIdea>;
  comments?: Record<string, ListedComment>;
  prompts?: Prompt[];
  slices?: string[][];
}

/** The same for the desk, with every idea and every comment that was not withdrawn. */
export interface DeskView {
  topics: Topic[];
  visible: boolean;
  count: number;
  ideas: Record<string, Idea>;
  comments?: Record<string, Comment>;
  prompts?: Prompt[];
}

/** How many ideas may be seen, in all and about each topic, and how many comments on these. */
export interface Result {
  count: number;
  perTopic: Record<string, number>;
  comments?: number;
}

/** The ideas of a seat, and its comments on those of others. */
export interface Mine {
  ideas: Record<string, OwnIdea>;
  comments?: Record<string, OwnComment>;
}

/** `page`: where pages are swapped, the one that it is written on. */
export interface AddIdea {
  text: string;
  /** null when not given */
  topic?: string | null;
  /** null when not given */
  side?: "for" | "against" | null;
  /** null when not given */
  page?: string | null;
}

/** Ideas that were collected beforehand. All of them, or none when one cannot be. */
export interface AddIdeas {
  /** at least 1, at most 500 */
  texts: string[];
  /** null when not given */
  topic?: string | null;
  /** null when not given */
  side?: "for" | "against" | null;
}

/** `was`: the words that stood there when somebody began to change them. */
export interface EditIdea {
  idea: string;
  text: string;
  was: string;
}

export interface OneIdea {
  idea: string;
}

export interface HideIdea {
  idea: string;
  hidden: boolean;
}

export interface MergeIdeas {
  into: string;
  /** at least 1, at most 500 */
  ideas: string[];
}

/** The payload of a command that needs none. */
export interface Nothing {}

/** `ids`: of what was written; `through`: it may be seen. Else it waits again. */
export interface LetThrough {
  /** at least 1, at most 500 */
  ids: string[];
  /** true when not given */
  through?: boolean;
}

/** `page`: the one that is handed in for it; nothing when there is none yet. */
export interface TakePage {
  /** null when not given */
  page?: string | null;
}

export interface PushPrompt {
  text: string;
}

export interface OnePrompt {
  prompt: string;
}

/** `on`: the idea that it is about. */
export interface AddComment {
  on: string;
  text: string;
}

/** `was`: the words that stood there when somebody began to change them. */
export interface EditComment {
  comment: string;
  text: string;
  was: string;
}

export interface HideComment {
  comment: string;
  hidden: boolean;
}

export interface OneComment {
  comment: string;
}

/** What ideas can be about. */
export interface Topic {
  id: string;
  text: string;
}

/** An idea as everybody sees it: the `n`th that came in; `merged`: how many others stand under it. `by`: to which parts
 *  all of these belong, when that is not one; see `part_of`. `comments`: how many there are on all of these. */
export interface ListedIdea {
  n: number;
  text: string;
  topic: string | null;
  merged: number;
  side?: "for" | "against";
  by?: Record<string, number>;
  comments?: number;
  page?: string;
}

/** A comment as everybody sees it, with the idea that it stands under now. */
export interface ListedComment {
  n: number;
  idea: string;
  text: string;
}

/** Something that the desk asked besides the question, `at` epoch seconds. */
export interface Prompt {
  id: string;
  text: string;
  at: number;
}

/** An idea, the `n`th that came in. `into`: the idea it was merged into. `edited`: its words were changed after it was
 *  sent. `side`: of what the round is about, where it has two. `page`: where pages are swapped, the one on which it
 *  stands. */
export interface Idea {
  n: number;
  text: string;
  topic: string | null;
  state: "shown" | "waiting" | "hidden" | "withdrawn";
  into: string | null;
  edited: boolean;
  side?: "for" | "against";
  page?: string;
}

/** A comment on an idea, the `n`th that came in; `edited`: the desk changed its words. */
export interface Comment {
  n: number;
  idea: string;
  text: string;
  state: "shown" | "waiting" | "hidden" | "withdrawn";
  edited: boolean;
}

/** An idea as its author sees it. */
export interface OwnIdea {
  n: number;
  text: string;
  topic: string | null;
  state: "shown" | "waiting" | "hidden" | "withdrawn";
  side?: "for" | "against";
}

/** A comment as its author sees it. */
export interface OwnComment {
  n: number;
  idea: string;
  text: string;
  state: "shown" | "waiting" | "hidden" | "withdrawn";
}

export type PhoneRound = RoundOf<"brainstorm", Settings, BodyView, Result>;
export type ProjectorRound = RoundOf<"brainstorm", Settings, BodyView, Result>;
export type DeskRound = DeskRoundOf<"brainstorm", Settings, DeskView, Result>;
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
  "brainstorm.add_idea": AddIdea;
  "brainstorm.add_ideas": AddIdeas;
  "brainstorm.edit_idea": EditIdea;
  "brainstorm.withdraw_idea": OneIdea;
  "brainstorm.hide_idea": HideIdea;
  "brainstorm.merge_ideas": MergeIdeas;
  "brainstorm.unmerge_idea": OneIdea;
  "brainstorm.show_ideas": Nothing;
  "brainstorm.let_through": LetThrough;
  "brainstorm.deal": Nothing;
  "brainstorm.take_slice": Nothing;
  "brainstorm.take_page": TakePage;
  "brainstorm.push_prompt": PushPrompt;
  "brainstorm.take_back_prompt": OnePrompt;
  "brainstorm.add_comment": AddComment;
  "brainstorm.edit_comment": EditComment;
  "brainstorm.hide_comment": HideComment;
  "brainstorm.withdraw_comment": OneComment;
}
