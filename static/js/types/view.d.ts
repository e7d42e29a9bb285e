// Made by `python run.py schema` from session/core/view_shapes.py and session/live/messages.py. Do not edit: change the shapes there.

/** What one seat sees of its own: its role, what it owns and what it voted, by round. */
export interface Mine {
  role: string | null;
  owned: Record<string, Record<string, any>>;
  ballots: Record<string, OwnBallot>;
}

/** What is not in the log. Phones get no `live` and no `held`; a closed session has a `head`; the rest is for the desk.
 *  `idle`: seats that never did anything and are not here, 0 while people vote. `held`: the round whose time is up, and
 *  that waits for phones that lost their connection. `acts`: what desks did lately, oldest first; left out when that is
 *  nothing. `places`: the fields in which desks are now; the same. */
export interface Pulse {
  present: number;
  turnout: Turnout | null;
  live?: LiveFigures | null;
  head?: string;
  away?: number;
  desks?: number;
  projectors?: number;
  ending?: Ending;
  held?: string;
  idle?: number;
  acts?: ActTold[];
  places?: Place[];
}

/** `entry`: who may come in, everybody with the code or only who has a card. `cards`, for the desk. `seats`, for the
 *  projector and the desk: role -> how many at least, in whole thresholds; see `seats_in_steps`. `empty`, for the desk:
 *  the roles that nobody took, left out where there are none; see `empty_chairs`. `plan`, for the desk: left out where
 *  nothing of it is known. `roam`, for phones and the desk: left out where nobody may look back. */
export interface SessionView {
  code: string;
  title: string;
  language: string;
  phase: "draft" | "open" | "closed";
  roles: RoleView[];
  people: number;
  threshold: number;
  locked: boolean;
  entry: "open" | "cards";
  cards?: CardsView;
  seats?: Record<string, number>;
  empty?: string[];
  plan?: PlannedView;
  roam?: RoamView;
}

export interface AgendaEntry {
  id: string;
  kind: string;
  prompt: string;
  phase: "draft" | "open" | "closing" | "closed" | "released";
  minutes: number;
  skipped: boolean;
  pause?: number;
}

/** What the projector shows: see `Screen`. `page` and `still` are left out while nobody turned a page, and `until`
 *  where there is no break. */
export interface ScreenView {
  mode: "lobby" | "round" | "result" | "shift" | "repeat" | "text" | "code" | "black" | "record" | "break";
  round: string | null;
  text: string;
  page?: number;
  still?: boolean;
  lit?: LitView;
  until?: number;
}

/** One round for one audience. `body` and `result` are shapes of the kind; a result is there when it may be seen.
 *  `counting`: why there is none yet ("busy", or "failed" when counting took more than it may); left out otherwise.
 *  `until`: the moment it closes by itself, in seconds since the epoch; left out where there is none. `ballotBytes`: a
 *  ballot of a phone is filled up to a multiple of so many bytes; for phones, while it is open. `repeat`: beside the
 *  same round of an earlier session; left out where there is none. `subjects`: what the round is about. `names`: of the
 *  topics and sides that the origins of its options count, by id; a side without one is "for" or "against".
 *  `arguments`: for and against what is on the table now, by its id; left out where a kind shows none. */
export interface RoundView {
  id: string;
  kind: string;
  prompt: string;
  phase: "draft" | "open" | "closing" | "closed" | "released";
  settings: Record<string, any>;
  byRole: boolean;
  options: OptionView[];
  tied: boolean;
  live: boolean;
  again: string | null;
  ties: BrokenTie[];
  shift: ShiftView | null;
  timer: TimerView | null;
  body: any;
  result: any;
  counting?: "busy" | "failed";
  until?: number;
  ballotBytes?: number;
  repeat?: RepeatView;
  subjects?: SubjectView[];
  names?: Record<string, string>;
  arguments?: Record<string, ArgumentsView>;
}

/** What the desk sees of a round besides. `count`: how many options it has; of a draft only the first stand in
 *  `options`. `ballots`: how many were counted. `paper`: entries of ballots on paper, oldest first. `equals`: flavour
 *  -> the ties that may be broken now, as lists of ids. `compare`: the earlier session that this round is compared
 *  with; left out where there is none. `checks`: of a round that has not opened. `about`: what it has to be about. */
export interface DeskRound {
  id: string;
  kind: string;
  prompt: string;
  phase: "draft" | "open" | "closing" | "closed" | "released";
  settings: Record<string, any>;
  byRole: boolean;
  options: OptionView[];
  tied: boolean;
  live: boolean;
  again: string | null;
  ties: BrokenTie[];
  shift: ShiftView | null;
  timer: TimerView | null;
  body: any;
  result: any;
  counting?: "busy" | "failed";
  until?: number;
  ballotBytes?: number;
  repeat?: RepeatView;
  subjects?: SubjectView[];
  names?: Record<string, string>;
  arguments?: Record<string, ArgumentsView>;
  count: number;
  source: Source;
  plan: Plan;
  skipped: boolean;
  openedAt: number | null;
  closedAt: number | null;
  ballots: number | null;
  paper: PaperView[];
  equals: Record<string, string[][]>;
  compare?: CompareView;
  checks: CheckView[];
  about?: Source;
}

/** What later rounds can take from a round: which of its items, and how many those are now. */
export interface FlavourView {
  flavour: string;
  count: number;
}

/** The ballot of a seat as it stands in the box. `n` is the phone's own number; `done`: it said that it is ready. */
export interface OwnBallot {
  n: number;
  choice: Record<string, any>;
  done: boolean;
}

/** How many people voted in the open secret round, in steps, `of` how many there are; `done` said they are ready, and
 *  `late` of them came in after it opened. */
export interface Turnout {
  round: string;
  ballots: number;
  of: number;
  done: number;
  late: number;
}

/** The figures of an open round that may be seen while people vote. */
export interface LiveFigures {
  round: string;
  ballots: number;
  result: Record<string, any>;
}

/** The round that closes, and when it is sealed, in milliseconds by the clock of `hello`. */
export interface Ending {
  round: string;
  seals: number;
}

/** Something that a desk did: the first characters of the id of its command, its name, the kind and the number of its
 *  round then (0: it is of no round), and the words of what it was done to. `stays`: it cannot be taken back; `undone`:
 *  it was. */
export interface ActTold {
  id: string;
  name: string;
  kind: string | null;
  number: number;
  text: string;
  stays: boolean;
  undone: boolean;
}

/** Where a desk is: in which field, "" for none. `who` is a name that its page made up, so that it knows itself. A
 *  remote, which has no fields, says "remote". */
export interface Place {
  /** at most 16 characters */
  who: string;
  /** at most 80 characters */
  field: string;
}

export interface RoleView {
  id: string;
  label: string;
}

/** Entry cards: how many there are that were not withdrawn, how many of these somebody came in with, and how many were
 *  withdrawn. */
export interface CardsView {
  made: number;
  used: number;
  withdrawn: number;
}

/** When and where a session is held, and how many minutes there are for it: what the facilitator filled in. */
export interface PlannedView {
  date: string;
  place: string;
  minutes: number;
}

/** Phones may look back. `called`: how often every phone was brought to the round in focus; a phone that looks back
 *  goes there when it is another number. `amended`: how often a round that was over was changed; then it asks again for
 *  what it looks at. */
export interface RoamView {
  called: number;
  amended: number;
}

/** What stands large on the projector; phones do not get it. */
export interface LitView {
  id: string;
  text: string;
}

/** `origin`: not there when the option is one contribution, as it was put in or typed. */
export interface OptionView {
  id: string;
  text: string;
  note: string | Folded;
  origin?: OriginView;
}

/** How items that tie were ordered: by "lot", with the seed that repeats it, or by a "person". */
export interface BrokenTie {
  flavour: string;
  how: "lot" | "person";
  seed: string | null;
  order: string[];
}

/** What moved between two votes, in the order of the second, and the ballots of each. `rest`: how many more options
 *  there are than a phone draws. */
export interface ShiftView {
  moves: Move[];
  /** at least 2, at most 2 */
  ballots: [number, number];
  rest?: number;
}

/** `total` in seconds; running until `ends`, in milliseconds by the clock of `hello`, or standing still with `left`
 *  milliseconds. `because`: "outage" when the server gave the time. */
export interface TimerView {
  total: number;
  ends: number | null;
  left: number | null;
  because?: string;
}

/** What moved since an earlier session, of the options that were there both times, and the ballots of each. `held`:
 *  when that was, in seconds since the epoch. `fingerprint`: of its record. `per`: what the figures are, so that groups
 *  of different sizes can be compared: of "people" a percentage of those who voted, of "points" so many per person,
 *  else as they are. `rest`: how many more moves there are than a phone draws. */
export interface RepeatView {
  title: string;
  held: number | null;
  moves: Move[];
  /** at least 2, at most 2 */
  ballots: [number, number];
  fingerprint: string;
  per: "" | "people" | "points";
  rest?: number;
}

/** What a round is about. `round`: where it came from, null when it was typed. */
export interface SubjectView {
  id: string;
  text: string;
  round: string | null;
}

/** What was put in for and against something, in any round before. */
export interface ArgumentsView {
  for: SideView;
  against: SideView;
}

/** `round`: the earlier round, null for typed only. `flavour`: which of its items ("" = its default). `pick`: "all",
 *  "top" (the first `top`, and whoever ties with the last of them) or "chosen" (`ids`). `texts`: typed ones, after the
 *  others. */
export interface Source {
  /** null when not given, at most 80 characters */
  round?: string | null;
  /** at most 80 characters, "" when not given */
  flavour?: string;
  /** "all" when not given */
  pick?: "all" | "top" | "chosen";
  /** 5 when not given */
  top?: number;
  /** [] when not given */
  ids?: string[];
  /** [] when not given */
  texts?: string[];
}

/** What every round has. `minutes` 0 = no timer. `by_role`: results apart for each role (large enough). `live`: the
 *  result of a secret round is shown while people vote, in steps; said to them before they vote. `pause`: minutes of a
 *  break after it, 0 or nothing for none. */
export interface Plan {
  /** at least 0, at most 600 */
  minutes: number;
  auto_close: boolean;
  auto_release: boolean;
  by_role: boolean;
  live: boolean;
  /** at most 2000 characters */
  note: string;
  /** at least 0, at most 600 */
  pause?: number;
}

/** An entry of `count` ballots on paper with the same choice. */
export interface PaperView {
  id: string;
  count: number;
  role: string | null;
  choice: Record<string, any>;
}

/** With which earlier session a round is compared. `alike`: whether it is asked as it was then; if not, nothing of then
 *  is shown. */
export interface CompareView {
  title: string;
  held: number | null;
  ballots: number;
  alike: boolean;
}

/** Something that may go wrong in the room: a word and its gaps, besides {number}, the place of the round. */
export interface CheckView {
  key: string;
  words: Record<string, string | number>;
}

/** A note of several lines, the ideas of a cluster: how many there are. Who unfolds it asks for them. */
export interface Folded {
  round: string;
  option: string;
  lines: number;
}

/** What something was made of: `n` contributions, and how many of those were about each topic and of each side. How
 *  many people that were is not known: see docs/decisions/10-origin.md. */
export interface OriginView {
  n: number;
  topics: Record<string, number>;
  sides: Record<string, number>;
}

/** The headline figure of an option then and now. */
export interface Move {
  id: string;
  before: number;
  after: number;
}

/** The contributions of one side of something: how many there are, and the texts of as many as this audience draws, in
 *  alphabetical order. `name`: of the side, where the facilitator gave it one. */
export interface SideView {
  count: number;
  texts: string[];
  name?: string;
}

/** A result that may be withheld, because so few people voted. */
export type Told<R> = (R & { withheld?: boolean; ballots?: number; threshold?: number }) | null;

type OfItsKind = "kind" | "settings" | "body" | "result";
type Parts<Kind, Settings, Body, Result> = {
  kind: Kind;
  settings: Required<Settings>;
  body: Body;
  result: Told<Result>;
};

/** A round with the settings, body and result of its kind. Its body is empty before it was opened. */
export type RoundOf<Kind, Settings, Body, Result> =
  Omit<RoundView, OfItsKind> & Parts<Kind, Settings, Body, Result>;

/** The same with what only the desk sees. */
export type DeskRoundOf<Kind, Settings, Body, Result> =
  Omit<DeskRound, OfItsKind> & Parts<Kind, Settings, Body, Result>;

/** A round of any kind, as its audience has it. */
export type AnyPhoneRound =
  | import("./actions.js").PhoneRound
  | import("./brainstorm.js").PhoneRound
  | import("./budget.js").PhoneRound
  | import("./choose.js").PhoneRound
  | import("./consent.js").PhoneRound
  | import("./criteria.js").PhoneRound
  | import("./decide.js").PhoneRound
  | import("./dots.js").PhoneRound
  | import("./estimate.js").PhoneRound
  | import("./grade.js").PhoneRound
  | import("./mark.js").PhoneRound
  | import("./minority.js").PhoneRound
  | import("./mood.js").PhoneRound
  | import("./open_question.js").PhoneRound
  | import("./organise.js").PhoneRound
  | import("./poll.js").PhoneRound
  | import("./rank.js").PhoneRound
  | import("./rate.js").PhoneRound
  | import("./sort.js").PhoneRound
  | import("./statements.js").PhoneRound
  | import("./talk.js").PhoneRound;

/** A round of any kind, as its audience has it. */
export type AnyProjectorRound =
  | import("./actions.js").ProjectorRound
  | import("./brainstorm.js").ProjectorRound
  | import("./budget.js").ProjectorRound
  | import("./choose.js").ProjectorRound
  | import("./consent.js").ProjectorRound
  | import("./criteria.js").ProjectorRound
  | import("./decide.js").ProjectorRound
  | import("./dots.js").ProjectorRound
  | import("./estimate.js").ProjectorRound
  | import("./grade.js").ProjectorRound
  | import("./mark.js").ProjectorRound
  | import("./minority.js").ProjectorRound
  | import("./mood.js").ProjectorRound
  | import("./open_question.js").ProjectorRound
  | import("./organise.js").ProjectorRound
  | import("./poll.js").ProjectorRound
  | import("./rank.js").ProjectorRound
  | import("./rate.js").ProjectorRound
  | import("./sort.js").ProjectorRound
  | import("./statements.js").ProjectorRound
  | import("./talk.js").ProjectorRound;

/** A round of any kind, as its audience has it. */
export type AnyDeskRound =
  | import("./actions.js").DeskRound
  | import("./brainstorm.js").DeskRound
  | import("./budget.js").DeskRound
  | import("./choose.js").DeskRound
  | import("./consent.js").DeskRound
  | import("./criteria.js").DeskRound
  | import("./decide.js").DeskRound
  | import("./dots.js").DeskRound
  | import("./estimate.js").DeskRound
  | import("./grade.js").DeskRound
  | import("./mark.js").DeskRound
  | import("./minority.js").DeskRound
  | import("./mood.js").DeskRound
  | import("./open_question.js").DeskRound
  | import("./organise.js").DeskRound
  | import("./poll.js").DeskRound
  | import("./rank.js").DeskRound
  | import("./rate.js").DeskRound
  | import("./sort.js").DeskRound
  | import("./statements.js").DeskRound
  | import("./talk.js").DeskRound;

/** What a phone or the projector sees: one round, the one in focus or the one on the screen. */
export interface PhoneView {
  session: SessionView;
  agenda: AgendaEntry[];
  current: string | null;
  screen: ScreenView;
  round: AnyPhoneRound | null;
}

/** What a phone or the projector sees: one round, the one in focus or the one on the screen. */
export interface ProjectorView {
  session: SessionView;
  agenda: AgendaEntry[];
  current: string | null;
  screen: ScreenView;
  round: AnyProjectorRound | null;
}

/** What the desk sees: every round, and what later rounds can take from it. */
export interface DeskView {
  session: SessionView;
  agenda: AgendaEntry[];
  current: string | null;
  screen: ScreenView;
  rounds: Record<string, AnyDeskRound>;
  items: Record<string, FlavourView[]>;
}
