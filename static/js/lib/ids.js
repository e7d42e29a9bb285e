// Command ids and element ids. getRandomValues also exists on a plain http:// address in the meeting room;
// crypto.randomUUID does not.

/**
 * 22 base64url characters, 128 random bits.
 * @param {{getRandomValues: (bytes: Uint8Array) => Uint8Array}} [source]
 */
export function commandId(source = globalThis.crypto) {
  const bytes = source.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

let elements = 0;

// An id for an element on this page, to tie labels and fields together.
export const elementId = (prefix = "e") => `${prefix}-${++elements}`;
