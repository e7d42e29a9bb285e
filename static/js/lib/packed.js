// A view as it comes over the wire: a longer text, and every option, stands once in the table `texts`, and "~12" where it is
// shown. A short text that begins with "~" itself has another "~" before it. session/core/packed.py is the other half.
//
// What did not change is the same object as before, also unpacked: components compare by identity, and a name in the table
// means the same for as long as the epoch lasts.

const MARK = "~";

// One for an epoch: unpack(document, texts) -> what the document holds. Throws when the table lacks a name.
export function createUnpacker() {
  const known = new WeakMap(); // what came over the wire -> what it holds

  function unpack(value, texts) {
    if (typeof value === "string") return value.startsWith(MARK) ? told(value.slice(MARK.length), texts) : value;
    if (value === null || typeof value !== "object") return value;
    if (!known.has(value)) known.set(value, made(value, texts));
    return known.get(value);
  }

  function told(name, texts) {
    if (name.startsWith(MARK)) return name;
    if (!Object.hasOwn(texts, name)) throw new Error(`no text ${name}`);
    const content = texts[name];
    return typeof content === "string" ? content : unpack(content, texts);
  }

  const made = (value, texts) => (Array.isArray(value) ? value.map((inner) => unpack(inner, texts))
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner, texts)])));

  return unpack;
}
