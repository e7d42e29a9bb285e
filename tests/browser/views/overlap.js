// Letters over letters, and controls over controls, on a page that scrolls. Only what is really on top counts: what lies
// below a dialog or passes under a bar that stays is hidden, and not in the way. () => [[check, detail], …]
() => {
  const SHOWN = 3;
  const short = (text) => (text.length > 40 ? `${text.slice(0, 37)}…` : text);
  const found = new Map();
  const tell = (check, detail) => found.set(check, [...(found.get(check) ?? []), detail]);
  const isVisible = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const modal = document.querySelector("dialog[open]");
  const paints = (node) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(node);
    return backgroundImage !== "none" || !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  };
  const isOnTop = (node, x, y) => {
    for (const top of document.elementsFromPoint(x, y)) {
      if (node.contains(top) || top.contains(node)) return true;
      if (paints(top)) return false;
    }
    return false;
  };
  const isSeen = ({ node, left, right, top, bottom }) =>
    isOnTop(node, (left + right) / 2, (top + bottom) / 2) && isOnTop(node, left + 2, (top + bottom) / 2)
    && isOnTop(node, right - 2, (top + bottom) / 2);
  const stays = (node) => {
    for (let each = node; each; each = each.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return each;
    return null;
  };

  const isForEars = (node) => {
    for (let each = node; each; each = each.parentElement) if (getComputedStyle(each).clipPath.startsWith("inset(50%")) return true;
    return false;
  };

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const words = text.data.replace(/\s+/g, " ").trim();
    const node = text.parentElement;
    if (!words || (modal && !modal.contains(node)) || node.closest(".visually-hidden, script, style, noscript, svg") || !isVisible(node) || isForEars(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { left, right, top, bottom, width, height } of range.getClientRects()) {
      if (width > 2 && height > 2) lines.push({ words, node, left: left + 1, right: right - 1, top: top + height * 0.24, bottom: bottom - height * 0.24 });
    }
  }
  const seen = lines.filter(isSeen).sort((one, other) => one.top - other.top);
  seen.forEach((one, at) => {
    for (let next = at + 1; next < seen.length && seen[next].top < one.bottom - 2; next += 1) {
      const other = seen[next];
      if (one.node === other.node || stays(one.node) !== stays(other.node)) continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2) tell("text over text", `“${short(one.words)}” and “${short(other.words)}”`);
    }
  });

  const pictures = [...(modal ?? document).querySelectorAll("img")].filter((node) => isVisible(node) && !isForEars(node));
  for (const one of seen) {
    for (const picture of pictures) {
      const { left, right, top, bottom } = picture.getBoundingClientRect();
      const over = Math.min(one.right, right) - Math.max(one.left, left) > 2 && Math.min(one.bottom, bottom) - Math.max(one.top, top) > 2;
      if (over && stays(one.node) === stays(picture)) tell("text over a picture", `“${short(one.words)}”`);
    }
  }

  // A control that reaches past the side of the screen cannot be seen whole, and not always be reached.
  const name = (node) => `${node.localName}${[...node.classList].slice(0, 2).map((each) => `.${each}`).join("")} “${short((node.ariaLabel || node.textContent).trim())}”`;
  for (const node of (modal ?? document).querySelectorAll("button, a[href], input, select, textarea, [role=option]")) {
    if (!isVisible(node) || node.closest(".visually-hidden, [inert]") || node.matches(".visually-hidden, [type=file]") || isForEars(node)) continue;
    const { left, right, width } = node.getBoundingClientRect();
    if (width > 1 && right > 0 && (left < -1 || right > innerWidth + 1)) tell("a control past the side", `${name(node)}: ${Math.round(left)} to ${Math.round(right)} of ${innerWidth}`);
  }

  return [...found].flatMap(([check, details]) => {
    const different = [...new Set(details)];
    const rest = different.length - SHOWN;
    return [...different.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])].map((detail) => [check, detail]);
  });
}
