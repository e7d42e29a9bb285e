// What is asked, and what is decided on, as large as it may be beside what stands around it.
import { html } from "../lib/html.js";
import { Sized } from "./fit.js";

// How many lines there are in each size but the smallest.
const QUESTION = [1.5, 2.6, 3];
const SHEET = [3.05, 4.3, 5.7];

export const QuestionHeading = ({ text }) => html`<${Sized} class="question" text=${text} lines=${QUESTION} />`;

/** The heading of a .decision-sheet. */
export const SheetHeading = ({ text }) => html`<${Sized} text=${text} lines=${SHEET} />`;
