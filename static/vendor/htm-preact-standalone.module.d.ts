// The types of what static/js/lib/html.js takes from the rendering library: htm 3 with preact 10.

/** What a template makes, and what a component may give back. */
export type Drawn = object | string | number | boolean | null | undefined | Drawn[];

type Change<T> = T | ((now: T) => T);
type Cleanup = void | undefined | (() => void);

export function html(strings: TemplateStringsArray, ...values: unknown[]): any;
export function render(drawn: Drawn, into: Element | null): void;

export class Component<Props = any, State = any> {
  props: Props;
  state: State;
  setState(change: Partial<State>): void;
  render(props: Props & { children?: Drawn }, state: State): Drawn;
}

export interface Context<T> {
  Provider: (props: { value: T; children?: Drawn }) => Drawn;
}
export function createContext<T>(value: T): Context<T>;
export function useContext<T>(context: Context<T>): T;

export function useState<T>(first: T | (() => T)): [T, (change: Change<T>) => void];
export function useReducer<T, A>(reduce: (now: T, act: A) => T, first: T): [T, (act?: A) => void];
export function useRef<T>(first: T): { current: T };
export function useMemo<T>(make: () => T, on: unknown[]): T;
export function useCallback<T extends (...values: any[]) => unknown>(call: T, on: unknown[]): T;
export function useEffect(act: () => Cleanup | unknown, on?: unknown[]): void;
export function useLayoutEffect(act: () => Cleanup | unknown, on?: unknown[]): void;
