// The six-character session code: what people type, paste or scan becomes "K7M4PX"; and the ten characters of an entry card.
// The alphabet has no 0 O 1 I L, because they look alike on a wall.

export const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 6;
const CARD_LENGTH = 10;

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
  if (code.length === LENGTH || isCard(code)) return null;
  if (code.length > CARD_LENGTH) return { problem: "long" };
  return { problem: "short", n: (code.length < LENGTH ? LENGTH : CARD_LENGTH) - code.length };
}

// Whether this is the code of an entry card, and not that of a session.
export const isCard = (code) => code.length === CARD_LENGTH;

// "K7M 4PX", as on the wall, and "B7KDX Q4ZNM", as on a card.
export function spacedCode(code) {
  const half = code.length > LENGTH ? CARD_LENGTH / 2 : LENGTH / 2;
  return code.length > half ? `${code.slice(0, half)} ${code.slice(half)}` : code;
}
