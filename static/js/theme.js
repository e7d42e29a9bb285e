// Light or dark as the device has it, before the first paint. Classic script in the head of the phone and the desk.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => document.documentElement.setAttribute("data-theme", dark.matches ? "dark" : "light");
  dark.addEventListener("change", show);
  show();
})();
