// Light or dark, before the first paint. Without a saved choice the system's preference holds (see tokens.css).
// Firefox gives each file its own localStorage and the tab one sessionStorage: opened from a folder, the tab knows better.
(() => {
  document.documentElement.classList.replace("no-js", "js");
  let saved = null;
  try {
    saved = (location.protocol === "file:" && sessionStorage.getItem("pb-theme")) || localStorage.getItem("pb-theme");
  } catch {
    // Storage may be closed (private windows, some file: pages): the system's preference is good enough.
  }
  if (saved === "light" || saved === "dark") document.documentElement.dataset.pbTheme = saved;
})();
