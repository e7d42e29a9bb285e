// Puts text on the clipboard, also on the plain http:// address of a meeting room, where the clipboard API does not exist.

// Gives whether it is there.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const host = before?.closest("dialog") ?? document.body; // outside an open dialog nothing can be selected
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  host.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}
