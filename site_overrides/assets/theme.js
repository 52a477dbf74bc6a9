// Light or dark, before the first paint. Without a saved choice the system's preference holds (see tokens.css).
(() => {
  let saved = null;
  try {
    saved = localStorage.getItem("pb-theme");
  } catch {
    // Storage may be closed (private windows, some file: pages): the system's preference is good enough.
  }
  if (saved === "light" || saved === "dark") document.documentElement.dataset.pbTheme = saved;
})();
