// Light unless the address (?theme=dark) or the button says otherwise, before the first paint. Classic script in the
// head. A wall is light by default, whatever the laptop behind it prefers: dark only works in a dark hall.
(() => {
  const kept = () => {
    try {
      return localStorage.getItem("vk.projector.theme");
    } catch {
      return null;
    }
  };
  const theme = new URLSearchParams(location.search).get("theme") ?? kept();
  document.documentElement.setAttribute("data-theme", theme === "dark" ? "dark" : "light");
})();
