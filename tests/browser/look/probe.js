// What can be seen to be wrong on a page without knowing what it is about. Evaluated in the page by probe.py.
// ({face, prefixes}) -> [[check, detail], …]. face: "phone", "wall" or "desk"; prefixes: the first parts of word keys.
({ face, prefixes }) => {
  const SHOWN = 3; // details of one check
  const wall = face === "wall";
  const found = new Map();
  const tell = (check, detail) => found.set(check, [...(found.get(check) ?? []), detail]);
  const styles = new Map();
  const style = (node) => styles.get(node) ?? (styles.set(node, getComputedStyle(node)), styles.get(node));
  const short = (text) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
  const name = (node) => `${node.localName}${[...node.classList].slice(0, 2).map((each) => `.${each}`).join("")}`;

  // How far the lowest letter of a text stays above the bottom of its line, in px.
  const pen = document.createElement("canvas").getContext("2d");
  const belowLetters = (words, node) => {
    const { fontStyle, fontWeight, fontSize, fontFamily } = style(node);
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const { fontBoundingBoxDescent, actualBoundingBoxDescent } = pen.measureText(words);
    return fontBoundingBoxDescent - actualBoundingBoxDescent;
  };

  // — the text that can be seen, a line at a time —
  const isVisible = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const isClipped = (node) => node && (style(node).clipPath.startsWith("inset(50%") || isClipped(node.parentElement));
  const forEars = (node) => Boolean(node.closest(".visually-hidden, script, style, noscript, template") || isClipped(node));
  const isOnPage = (rect) => wall || (rect.bottom + scrollY > 0 && rect.right + scrollX > 0); // a link to skip waits above the page
  const nodes = [];
  const lines = [];
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.data.replace(/\s+/g, " ").trim();
    const parent = node.parentElement;
    if (!words || parent.closest("script, style, noscript")) continue;
    texts.push(words);
    if (!isVisible(parent) || forEars(parent)) continue;
    nodes.push({ node, parent });
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1 && isOnPage(rect)) lines.push({ words, parent, rect });
  }

  // — a word in two pieces without a hyphen: a column that is too narrow —
  for (const { node, parent } of nodes) {
    const { hyphens, writingMode } = style(parent);
    if (writingMode !== "horizontal-tb") continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
      if (hyphens === "auto" && word.length > 5) continue;
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ top }) => Math.round(top / 4));
      if (new Set(tops).size > 1) tell("word in pieces", `“${word}” in ${name(parent)}`);
    }
  }

  // — the page is wider than the screen; on the wall nobody scrolls —
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth + 1) {
    const wide = lines.filter(({ rect }) => rect.right + scrollX > innerWidth + 1).map(({ parent }) => name(parent));
    tell("wider than the screen", `${page.scrollWidth} px of ${innerWidth}; ${[...new Set(wide)].slice(0, 3).join(", ")}`);
  }
  if (wall && page.scrollHeight > innerHeight + 1) tell("higher than the wall", `${page.scrollHeight} px of ${innerHeight}`);

  // A table of figures may, on a phone, when the keyboard can get to it.
  const table = (node) => innerWidth < 600 && node.tabIndex === 0 && node.firstElementChild?.tagName === "TABLE";
  if (!wall) {
    for (const node of document.querySelectorAll("main *")) {
      if (table(node)) continue;
      const sideways = ["auto", "scroll"].includes(style(node).overflowX) && node.scrollWidth > node.clientWidth + 1;
      if (sideways && isVisible(node)) tell("scrolls sideways", `${name(node)}: ${node.scrollWidth} px in ${node.clientWidth}`);
    }
  }

  // — text cut off by something around it that hides what does not fit, or on the wall would have to be scrolled —
  const seen = [];
  for (const line of lines) {
    const { words, parent, rect } = line;
    let hidden = false; // what an ellipsis stands for
    const slack = rect.height * 0.25; // the box of a line is higher than its letters
    let across = true;
    let down = true;
    for (let node = parent; node && node !== document.body && (across || down); node = node.parentElement) {
      const { overflowX, overflowY, textOverflow, webkitLineClamp, clipPath } = style(node);
      if (overflowX === "visible" && overflowY === "visible") continue;
      if (node instanceof SVGElement && node.ownerSVGElement) continue;
      const box = node.getBoundingClientRect();
      const scrolls = (value) => !wall && (value === "auto" || value === "scroll");
      const past = overflowX !== "visible" && (rect.right > box.right + 1.5 || rect.left < box.left - 1.5);
      const under = overflowY !== "visible" && (rect.bottom - slack > box.bottom + 1 || rect.top + slack < box.top - 1);
      if (box.width <= 1 || box.height <= 1 || clipPath.startsWith("inset(50%")) hidden = true; // shown when it gets the focus
      if ((past && textOverflow === "ellipsis") || (under && webkitLineClamp !== "none")) hidden = true;
      if (hidden && wall && box.width > 1 && !parent.closest(".visually-hidden")) tell("text shortened", `“${short(words)}” in ${name(node)}`);
      if (hidden) break;
      if (scrolls(overflowX)) across = false;
      if (scrolls(overflowY)) down = false;
      const tails = down && overflowY !== "visible" && !under ? rect.bottom - belowLetters(words, parent) - box.bottom : 0;
      if (tails > 1.5) tell("tails of letters cut off", `${tails.toFixed(0)} px of “${short(words)}” in ${name(node)}`);
      if ((across && past) || (down && under)) {
        tell("text cut off", `“${short(words)}” in ${name(node)}`);
        break;
      }
    }
    if (!hidden) seen.push(line);
  }

  if (wall) {
    // 28 of 1080: what can still be read at ten metres. The buttons for whoever sets up the hall are read from nearby.
    const least = innerHeight * 0.0259 - 0.05;
    const isRead = (parent) => parent.textContent.trim().length > 0 && !parent.closest(".projector-tools, svg");
    for (const { words, parent } of seen) {
      const size = parseFloat(style(parent).fontSize);
      if (size < least && isRead(parent)) tell("smaller than 2.6 % of the wall", `${size.toFixed(1)} px: “${short(words)}” in ${name(parent)}`);
    }
    // What the room said is what is read first.
    const said = document.querySelector(".said-line .said");
    const larger = said && [...document.querySelectorAll("main :is(.row-words, .statement > p, .option-name)")]
      .filter((each) => isVisible(each) && parseFloat(style(each).fontSize) > parseFloat(style(said).fontSize) + 0.05);
    for (const each of larger ?? []) tell("larger than what the room said", `“${short(each.textContent)}” in ${name(each)}`);
    // Less than two thirds of the wall is used, although the words could be larger.
    const lowest = Math.max(0, ...[...document.querySelectorAll("main :not(:has(*))")]
      .filter((each) => isVisible(each) && !each.closest(".rows-foot, .open-round-foot, .projector-tools, .visually-hidden, .pager"))
      .map((each) => each.getBoundingClientRect().bottom));
    if (document.querySelector(".projector-body *") && lowest < innerHeight * 0.62) tell("a third of the wall is empty",
      `all of it stands above ${Math.round((100 * lowest) / innerHeight)} % of the height`);
    // What stands in one list is equally important, so equally large.
    for (const list of document.querySelectorAll("main :is(ol, ul)")) {
      const sizes = new Set([...list.querySelectorAll(":scope > li > :is(.row-text, .statement, .option-name), :scope.open-options > li")]
        .map((each) => style(each).fontSize));
      if (sizes.size > 1) tell("unequal sizes in one list", `${[...sizes].join(", ")} in ${name(list)}`);
    }
    const outside = ({ left, right, top, bottom }) => left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    for (const { words, parent, rect } of seen) if (outside(rect)) tell("outside the wall", `“${short(words)}” in ${name(parent)}`);
    for (const shape of document.querySelectorAll("svg, img, canvas, button, circle, rect")) {
      const rect = shape.getBoundingClientRect();
      if (rect.width > 1 && rect.height > 1 && isVisible(shape) && !forEars(shape) && outside(rect)) tell("outside the wall", name(shape));
    }
    // Letters over letters. The boxes of lines may touch, so only their middles are compared.
    const middles = seen
      .map(({ words, parent, rect }) => ({ words, parent, left: rect.left + 1, right: rect.right - 1, top: rect.top + rect.height * 0.24, bottom: rect.bottom - rect.height * 0.24 }))
      .sort((one, other) => one.top - other.top);
    middles.forEach((one, at) => {
      for (let next = at + 1; next < middles.length && middles[next].top < one.bottom - 2; next += 1) {
        const other = middles[next];
        if (one.parent === other.parent) continue;
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2)
          tell("text over text", `“${short(one.words)}” and “${short(other.words)}”`);
      }
    });
  }

  // — what was meant for the program and not for people —
  const SPOKEN = ["aria-label", "aria-valuetext", "aria-description", "title", "alt", "placeholder"];
  for (const node of document.body.querySelectorAll(SPOKEN.map((each) => `[${each}]`).join(","))) {
    for (const attribute of SPOKEN) if (node.getAttribute(attribute)) texts.push(node.getAttribute(attribute));
  }
  const RAW = [
    ["a word key", new RegExp(`\\b(?:${prefixes.join("|")})\\.[a-z0-9_]+(?:\\.[a-z0-9_]+)*\\b`)],
    ["a value of the program", /\b(?:undefined|NaN|null|Infinity)\b|\[object \w+\]/],
    ["an open gap", /\{\w+\}/],
    ["an id", /\bi[0-9a-f]{10}\b|\br\d+-\d+\b|\b[rc]\d+\b/],
  ];
  for (const words of texts) for (const [what, pattern] of RAW) if (pattern.test(words)) tell(what, `“${short(words)}”`);

  return [...found].flatMap(([check, details]) => {
    const different = [...new Set(details)];
    const rest = different.length - SHOWN;
    return [...different.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])].map((detail) => [check, detail]);
  });
}
