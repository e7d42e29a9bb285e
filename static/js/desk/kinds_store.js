// What the server says about the round kinds, asked once for the page.
import { createContext, useContext } from "../lib/html.js";

// {name: kind}; see listKinds in api.js.
export const Kinds = createContext({});

export const useKinds = () => useContext(Kinds);

export const byName = (kinds) => Object.fromEntries(kinds.map((kind) => [kind.name, kind]));
