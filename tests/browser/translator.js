// Does to a page what a browser's translator does, in one of the ways there are: takes the texts it finds, also those that come
// later, in bursts some time afterwards, and puts a "translation" in their place, which is the text between ⟦ and ⟧.
// Nodes are made in a document of its own, as the world of a translator is not that of the page.
(how) => {
  const elsewhere = document.implementation.createHTMLDocument("");
  const root = document.getElementById("app");
  const SKIPPED = ["SCRIPT", "STYLE", "TEXTAREA", "INPUT", "OPTION", "title"];
  const waiting = new Set();
  const parentOf = (node) => Object.getOwnPropertyDescriptor(Node.prototype, "parentNode").get.call(node);
  const translated = (node) => /^⟦.*⟧$/s.test(node.nodeValue) || parentOf(node)?.nodeName === "FONT";
  const font = (...inside) => {
    const made = elsewhere.createElement("font");
    made.style.verticalAlign = "inherit";
    made.append(...inside);
    return document.adoptNode(made);
  };
  const ways = {
    wrapped: (node, words) => parentOf(node).replaceChild(font(font(elsewhere.createTextNode(words))), node),
    moved: (node, words) => {
      const inner = font();
      parentOf(node).insertBefore(font(inner), node);
      inner.appendChild(node);
      node.nodeValue = words;
    },
    replaced: (node, words) => parentOf(node).replaceChild(document.adoptNode(elsewhere.createTextNode(words)), node),
    changed: (node, words) => {
      node.nodeValue = words;
    },
  };
  const seek = (from) => {
    const walker = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
    if (from.nodeType === 3) waiting.add(from);
    while (walker.nextNode()) waiting.add(walker.currentNode);
  };
  setInterval(() => {
    const burst = [...waiting].slice(0, 25);
    for (const node of burst) {
      waiting.delete(node);
      const parent = parentOf(node);
      if (!parent || !root.contains(parent) || SKIPPED.includes(parent.nodeName) || parent.namespaceURI.endsWith("svg")) continue;
      if (node.nodeValue.trim() && !translated(node)) ways[how](node, `⟦${node.nodeValue}⟧`);
    }
  }, 20);
  seek(root);
  new MutationObserver((records) => records.forEach(({ type, target, addedNodes }) => {
    if (type === "characterData") seek(target);
    addedNodes.forEach(seek);
  })).observe(root, { childList: true, subtree: true, characterData: true });
}
