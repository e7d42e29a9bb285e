// Keeps a page right that the browser translates. A translator takes text nodes off the page and puts nodes of its own in
// their place; the rendering library knows only the nodes it made, so it would change text nobody sees, or put its own beside
// the translation. Here every text node that was taken off goes back to its place, empty, with the translation behind it: the
// library finds it where it left it. As soon as its text changes, moves or goes, the translation gives way, for the translator
// to take the new text. Costs nothing while nobody translates: an observer, and methods of elements that hold a translation.

const own = new WeakSet(); // text nodes that the library may know
const translated = new WeakMap(); // text node of ours -> {texts, others}: the texts that were taken off, and what stands there
const groups = new WeakMap(); // what stands there -> the same
const watched = new WeakSet();
const guarded = new WeakSet();
const marking = new WeakSet();
let observers = [];

const TEXT = 3;
const { insertBefore, appendChild, removeChild } = globalThis.Node?.prototype ?? {};
const nativeData = globalThis.CharacterData && Object.getOwnPropertyDescriptor(CharacterData.prototype, "data");

/** From now on what is drawn in `root` stays right when somebody translates it. @param {Element} root */
export function keepTranslatable(root) {
  if (watched.has(root) || typeof MutationObserver === "undefined") return;
  watched.add(root);
  markTexts(root.ownerDocument);
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) own.add(walker.currentNode); // of the shell: the library takes them over
  const observer = new MutationObserver(take);
  observer.observe(root, { childList: true, subtree: true });
  observers = [...observers, observer];
}

// A translator has a document of its own to call, so this marks what the page makes and not what a translator makes.
function markTexts(page) {
  if (marking.has(page)) return;
  marking.add(page);
  const make = page.createTextNode;
  page.createTextNode = function createTextNode(data) {
    const made = make.call(this, data);
    own.add(made);
    return made;
  };
}

const isOthers = (node) => node.nodeName === "FONT" || (node.nodeType === TEXT && !own.has(node));
const flush = () => observers.forEach((observer) => take(observer.takeRecords()));

/** @param {MutationRecord[]} records */
function take(records) {
  const fresh = new Set(); // what a translator put there just now
  const touched = new Set();
  for (const { target, addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    const added = [...addedNodes].filter(isOthers);
    added.forEach((node) => fresh.add(node));
    const group = [...removedNodes].map((node) => groups.get(node)).find(Boolean);
    const taken = [...removedNodes].filter((node) => node.nodeType === TEXT && own.has(node) && !translated.has(node));
    if (group) {
      touched.add(group);
      add(group, added);
    } else if (taken.length) {
      const beside = added.length ? added : [previousSibling, nextSibling].filter((node) => node && fresh.has(node)).slice(0, 1);
      if (beside.length && beside.every((node) => node.parentNode === target)) stand(target, taken, beside);
    }
  }
  for (const group of touched) if (!standing(group).length) giveBack(group); // the words of before are wanted again
}

function stand(parent, texts, others) {
  const group = { texts, others: [] };
  add(group, others);
  for (const text of texts) {
    const words = text.data;
    if (others.some((node) => node.contains(text))) text.parentNode.replaceChild(text.cloneNode(), text);
    translated.set(text, group);
    nativeData.set.call(text, "");
    insertBefore.call(parent, text, others[0]);
    Object.defineProperty(text, "data", {
      configurable: true,
      get: () => words,
      set(changed) {
        giveBack(group);
        text.data = changed;
      },
    });
  }
  guard(parent);
}

function add(group, others) {
  group.others.push(...others);
  others.forEach((node) => groups.set(node, group));
}

const standing = ({ texts, others }) => others.filter((node) => node.parentNode && node.parentNode === texts[0].parentNode);

// The texts show again what they say, and the translation goes.
function giveBack(group) {
  for (const node of standing(group)) removeChild.call(node.parentNode, node);
  group.others.forEach((node) => groups.delete(node));
  for (const text of group.texts) {
    const words = text.data;
    translated.delete(text);
    delete text.data;
    nativeData.set.call(text, words);
  }
}

// The methods the library calls, of an element that holds a translation. What comes before a translation comes behind its text,
// so it goes behind the translation.
function guard(parent) {
  if (guarded.has(parent)) return;
  guarded.add(parent);
  parent.insertBefore = function insert(node, before) {
    flush();
    if (translated.has(node)) giveBack(translated.get(node));
    const group = groups.get(before);
    return insertBefore.call(this, node, group ? standing(group).at(-1)?.nextSibling ?? null : before);
  };
  parent.appendChild = function append(node) {
    flush();
    if (translated.has(node)) giveBack(translated.get(node));
    return appendChild.call(this, node);
  };
  parent.removeChild = function remove(node) {
    flush();
    if (translated.has(node)) giveBack(translated.get(node));
    return removeChild.call(this, node);
  };
}
