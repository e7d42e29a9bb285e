// The modules of a page that came as one file, by their path: each runs once, when it is first needed. What is loaded
// later comes as a second file that adds to the same registry, with the styles of it. session/web/joined.py writes the
// address of that file, and of its styles, where LATER and STYLES stand.
/* global LATER, STYLES */
const $modules = (() => {
  const makers = new Map();
  const made = new Map();
  let styles = null;

  function need(path) {
    if (!made.has(path)) made.set(path, makers.get(path)());
    return made.get(path);
  }

  function loadStyles(again) {
    styles ??= new Promise((resolve, reject) => {
      if (!STYLES) resolve();
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.onload = resolve;
      link.onerror = () => {
        styles = null;
        link.remove();
        reject(new Error("the styles did not come"));
      };
      link.href = STYLES + again;
      if (STYLES) document.head.append(link);
    });
    return styles;
  }

  // from: the path of the module that asks. A browser remembers that a module failed; ?again=1 makes it try again.
  async function later(from, specifier) {
    const { pathname, search } = new URL(specifier, new URL(from, "file:///"));
    const path = pathname.slice(1);
    if (!makers.has(path)) {
      const [{ default: addTo }] = await Promise.all([import(LATER + search), loadStyles(search)]);
      addTo($modules);
    }
    if (!makers.has(path)) throw new Error(`no module ${path}`);
    return need(path);
  }

  return { add: (path, make) => makers.set(path, make), need, later };
})();
