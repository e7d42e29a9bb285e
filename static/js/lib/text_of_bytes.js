// The text of a file as programs save one: UTF-8 or UTF-16 as its first bytes say, else what older programs write.

/**
 * `old`: it was no Unicode, so that who reads it may want to look at letters such as é.
 * @param {ArrayBuffer | Uint8Array} bytes @returns {{text: string, old: boolean}}
 */
export function textOfBytes(bytes) {
  const [first, second] = new Uint8Array(bytes).subarray(0, 2);
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  try {
    return { text: new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes), old: false };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), old: true };
  }
}
