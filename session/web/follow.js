// Follows the files on the disk while somebody works on them: stylesheets are renewed where they stand, and for anything
// else the page loads itself again. While the server starts anew nothing is known, so nothing happens.
const EVERY_MS = 400;
let last = null;

async function look() {
  const now = await fetch("/dev/marks").then((answer) => answer.json(), () => null);
  if (last && now && now.rest !== last.rest) return location.reload();
  if (last && now && now.styles !== last.styles) renewStyles(now.styles);
  last = now ?? last;
  setTimeout(look, EVERY_MS);
}

// The old sheet goes when the new one is there, so that nothing jumps.
function renewStyles(mark) {
  for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
    const fresh = old.cloneNode();
    fresh.href = `${new URL(old.href).pathname}?${mark}`;
    fresh.addEventListener("load", () => old.remove());
    old.after(fresh);
  }
}

look();
