// What a module of static/js/lib takes from outside, so that a test can give it something else. Types only.

/** `setTimeout`, or a clock that a test moves. */
export type Later = (act: (...values: any[]) => void, ms?: number, ...values: any[]) => any;
export type Cancel = (timer: any) => void;

/** What is used of the answer to a request. */
export interface Answer {
  ok?: boolean;
  status?: number;
  json: () => Promise<any>;
}
/** `fetch`, as far as it is used. */
export type Fetcher = (address: string, request?: any) => Promise<Answer>;

/** What is used of `localStorage`; any of it may throw. */
export interface Disk {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** What is used of `navigator.locks`. */
export interface Locks {
  request(name: string, act: () => Promise<unknown>): Promise<any>;
}
