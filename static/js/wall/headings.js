// What is asked, as large as it may be beside what stands around it.
import { html } from "../lib/html.js";
import { Sized } from "./fit.js";

const QUESTION = [1.5, 2.6, 3]; // lines in each size but the smallest

export const QuestionHeading = ({ text }) => html`<${Sized} class="question" text=${text} lines=${QUESTION} />`;
