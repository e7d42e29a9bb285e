// What a round kind exports for each face: rounds/<kind>/phone.js, wall.js and desk.js. Types only; nothing runs here, and
// no page loads it. docs/protocol.md tells the same in words.

/**
 * @typedef {(key: string, gaps?: object) => string} Translate
 * @typedef {import("../../vendor/htm-preact-standalone.module.js").Drawn} Drawn what htm makes, or null, "" or false for nothing
 */

/**
 * What the server answers to a command, for good.
 * @typedef {{ok: boolean, code?: string, words?: Record<string, unknown>, reply?: any, version?: number}} Ack
 */

/**
 * @template [R=Round]
 * @typedef {object} PhoneGiven what every component and function of phone.js gets
 * @property {R} round
 * @property {{id: string, label: string}[]} [roles] of the session
 * @property {any} mine what the server knows of this seat: {ballots, owned}
 * @property {Translate} t
 * @property {string} lang
 * @property {Draft} draft
 * @property {(name: string, data: object) => Promise<Ack>} send `name` in full; settles when the server has answered for good
 * @property {(choice: any, casting?: import("../lib/ballot.js").Casting) => Promise<Ack>} castBallot {} takes the ballot back
 * @property {PhoneState} state
 */

/**
 * What was typed in this round and not sent yet. A choice of a secret round uses a field that starts with `ballot`.
 * @typedef {{get: (field: string) => any, set: (field: string, value: any) => void, clear: (field: string) => void,
   persistent: boolean}} Draft
 */

/**
 * entries: the outbox entries of this round; counted: the choice of which this page knows that the server has it, {} for none
 * on it, null when it knows of no ballot.
 * @typedef {{online: boolean, entries: any[], persistent: boolean, dismiss: (id: string) => void, counted?: any}} PhoneState
 */

/**
 * @template [R=Round]
 * @typedef {object} WallGiven what every component and function of wall.js gets
 * @property {any} view
 * @property {R} round
 * @property {any} pulse
 * @property {Translate} t
 * @property {string} lang
 */

/**
 * @template [R=Round]
 * @typedef {object} DeskGiven what the component of desk.js gets
 * @property {any} view
 * @property {R} round
 * @property {any} pulse
 * @property {(name: string, data: object) => Promise<Ack>} send
 * @property {(words: string, options?: {undo?: () => void}) => void} tell says it in a toast
 * @property {number} version of the view: what was acknowledged with this version or an earlier one is in it
 * @property {Translate} t
 * @property {string} lang
 */

/**
 * A round as the view has it; body, settings and result are those of its kind.
 * @typedef {any} Round
 */

/**
 * @typedef {object} PhoneFace rounds/<kind>/phone.js
 * @property {(given: PhoneGiven) => Drawn} Phone while the round is open: [Main, Foot] of ui/screen.js
 * @property {(given: PhoneGiven) => Array<[string, string | number]>} [facts] after closing: what this seat did, [words, figure]
 * @property {(given: PhoneGiven) => Drawn} [PhoneResult] once the result is released
 * @property {(given: PhoneGiven) => Drawn} [Afterwards] after closing: what else there is to see
 */

/**
 * @typedef {object} WallFace rounds/<kind>/wall.js. The page draws the head, the question, the clock and the turnout.
 * @property {(given: WallGiven) => Drawn} Wall what stands below the question
 * @property {(given: WallGiven) => [string | number, string] | null} [besideQuestion] the large figure beside the question, and its words
 * @property {(given: WallGiven) => string} [said] what the room said, in one sentence, once the result is released
 * @property {(given: WallGiven) => {roles: any[], firsts: Record<string, number[] | null> | null}} [firsts] the roles that stand
 *   beside that sentence, and which number each puts first
 * @property {(given: WallGiven) => string} [todo] what people do now, while the round is open
 * @property {(given: WallGiven) => boolean} [ownQuestion] whether the kind draws the question itself, on the whole sheet
 * @property {(given: WallGiven) => boolean} [ownSubject] whether the kind draws what the round is about itself
 */

/**
 * @typedef {object} DeskFace rounds/<kind>/desk.js
 * @property {(given: DeskGiven) => Drawn} [Desk]
 * @property {boolean} [whole] whether that wants the whole width of the page and the height that is left
 * @property {(name: string, settings: any) => boolean} [asks] whether this setting means something with the others as they are
 * @property {boolean} [priced] whether a number behind an option is what it costs
 * @property {(change: object, settings: any) => object} [goesWith] a change of settings with what it brings along
 */

/**
 * @typedef {object} Faces
 * @property {PhoneFace} phone
 * @property {WallFace} wall
 * @property {DeskFace} desk
 */

export {};
