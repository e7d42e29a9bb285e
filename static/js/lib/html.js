// The one door to the rendering library: every component imports from here, never from vendor/.
import { render as draw } from "../../vendor/htm-preact-standalone.module.js";
import { keepTranslatable } from "./translated.js";

export {
  html, Component, createContext,
  useState, useReducer, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext,
} from "../../vendor/htm-preact-standalone.module.js";

/** Draws into an element of the page, which stays right when the browser translates it. */
export function render(drawn, into) {
  keepTranslatable(into);
  draw(drawn, into);
  document.documentElement.setAttribute("data-started", ""); // js/late.js is content
}
