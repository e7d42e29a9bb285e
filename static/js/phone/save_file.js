// Gives the person a file.

const KEEP_MS = 60_000; // how long the browser may take to save it

/** @param {Blob} blob @param {string} name */
export function saveFile(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(URL.revokeObjectURL, KEEP_MS, link.href);
}
