// The one door to the rendering library: every component imports from here, never from vendor/.
export {
  html, render, Component, createContext,
  useState, useReducer, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useContext,
} from "../../vendor/htm-preact-standalone.module.js";
