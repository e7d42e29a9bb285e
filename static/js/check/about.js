// Which record a file is, when it can be read in one way only. What two readers could understand differently is no record: a key
// that occurs twice, something left out, or another kind of value. session/recount/verify.py refuses the same.

const STRING_OR_KEY = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gs;

// {title, code, provisional, version, head}; null for what is no record, or more than one.
export function aboutOf(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const document = JSON.parse(text);
    const { session: { title, code }, chain: { version, head }, provisional } = document.record;
    const texts = [title, code, head].every((one) => typeof one === "string");
    const sound = texts && Number.isSafeInteger(version) && typeof provisional === "boolean";
    return sound && written(text) === kept(document) ? { title, code, provisional, version, head } : null;
  } catch {
    return null;
  }
}

// How many keys there are in the text, and how many of them were kept.
function written(text) {
  let keys = 0;
  for (const [, colon] of text.matchAll(STRING_OR_KEY)) keys += colon ? 1 : 0;
  return keys;
}

function kept(document) {
  let keys = 0;
  for (const inside = [document]; inside.length;) {
    const value = inside.pop();
    if (value === null || typeof value !== "object") continue;
    if (!Array.isArray(value)) keys += Object.keys(value).length;
    inside.push(...Object.values(value));
  }
  return keys;
}
