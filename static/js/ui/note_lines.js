// Where the lines of a folded note come from: (note, from) -> {lines, next}; see ballot/option_note.js. null where nobody can ask.
import { createContext } from "../lib/html.js";

export const NoteLines = createContext(null);
