// The brainstorm on the three surfaces. docs/protocol.md says what each component is given.
import { BrainstormDesk } from "./parts/brainstorm_desk.js";
import { BrainstormPhone, IdeasAfterwards } from "./parts/brainstorm_phone.js";
import { BrainstormWall } from "./parts/brainstorm_wall.js";

export const Phone = BrainstormPhone;
export const Projector = BrainstormWall;
export const Desk = BrainstormDesk;
export const Afterwards = IdeasAfterwards;

// On the phone after closing; the ideas themselves have their count above them.
export const facts = ({ round, t }) => (round.body.visible ? [] : [[t("brainstorm.total"), round.body.count]]);

// The large count beside the question. Ideas that are not shown yet have a count of their own.
export const figure = ({ round, t }) => (round.body.visible ? [round.body.count, t("brainstorm.figure", { n: round.body.count })] : null);
