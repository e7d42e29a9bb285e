// The six-character session code: what people type, paste or scan becomes "K7M4PX".
// The alphabet has no 0 O 1 I L, because they look alike on a wall.

export const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 6;

// Takes any case, spaces, dashes, and the address from the QR code.
export function normaliseCode(text) {
  const address = /\/join\/([^/?#\s]+)/i.exec(text);
  return (address ? address[1] : text).normalize("NFKC").toUpperCase().replace(/[\s\-–—_.·]/g, "");
}

// The long part of a pasted link to join, or null.
export const linkIn = (text) => /\/join\/[^/?#\s]+#([\w-]{22,})/.exec(text)?.[1] ?? null;

// What is wrong with a normalised code: null, or {problem, …} where problem is
// "character" (with the character), "lookalike" (0 O 1 I L), "short" (with how many are missing, n) or "long".
export function checkCode(code) {
  for (const character of code) {
    if ("0O1IL".includes(character)) return { problem: "lookalike", character };
    if (!ALPHABET.includes(character)) return { problem: "character", character };
  }
  if (code.length < LENGTH) return { problem: "short", n: LENGTH - code.length };
  if (code.length > LENGTH) return { problem: "long" };
  return null;
}

// "K7M 4PX", as on the wall.
export const spacedCode = (code) => (code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code);
