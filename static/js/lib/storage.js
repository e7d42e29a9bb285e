// localStorage that never throws. When it is full or forbidden (a private window) everything stays in memory, and
// `persistent` is false so that the screen can say that nothing survives a reload.

/** @param {import("../types/outside.js").Disk} [backing] */
export function openStorage(backing = browserStorage()) {
  const memory = new Map();
  let persistent = works(backing);

  const kept = () => (persistent ? Array.from({ length: backing.length }, (_, i) => backing.key(i)) : []);
  return {
    get persistent() { return persistent; },
    get(key) {
      if (memory.has(key)) return memory.get(key);
      return parse(persistent ? attempt(() => backing.getItem(key)) : null);
    },
    // value: anything JSON can write.
    set(key, value) {
      if (persistent && attempt(() => (backing.setItem(key, JSON.stringify(value)), true))) return memory.delete(key);
      persistent = persistent && works(backing);
      return memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt(() => backing?.removeItem(key));
    },
    keys: (prefix) => [...new Set([...memory.keys(), ...kept()])].filter((key) => key.startsWith(prefix)),
  };
}

function browserStorage() {
  return attempt(() => globalThis.localStorage) ?? null; // reading the property itself can throw
}

function works(backing) {
  const key = "vk.probe";
  return Boolean(backing && attempt(() => (backing.setItem(key, key), backing.removeItem(key), true)));
}

function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

function parse(text) {
  return text == null ? null : attempt(() => JSON.parse(text));
}
