// The site as an app on the device: kept whole by its service worker (worker.js), a newer version told, installed where the
// browser can. live.js hands in where the site is and what to do when something of it changed.
(() => {
  const pb = globalThis.pb;

  /** Keep the site on this device; comes back with what to say, when all of it is kept or when it cannot be. */
  pb.keep = async (site, cards = false) => {
    try {
      const held = await navigator.serviceWorker.register(new URL("worker.js", site), { scope: site.pathname });
      if (held.active && !held.installing && !held.waiting) await held.update().catch(() => {}); // without a network the old one is whole
      const worker = held.installing ?? held.waiting ?? held.active;
      const [settled, older] = [new Set(["activated", "redundant"]), held.active && held.active !== worker];
      while (!settled.has(worker.state) && !(older && worker.state === "installed")) {
        await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
      }
      if (worker.state === "redundant") return "It could not be kept: try again with a better network";
      const many = cards ? await answerOf(worker, "cards") : "";
      const cut = many === "" ? "" : many === 0 ? ", without cards: the site has none" : typeof many === "number" ? `, with ${many} printed ${many === 1 ? "card" : "cards"}` : `, without the cards (${many})`;
      return older ? `Kept${cut}. The newer version waits until all its pages are closed` : `Kept on this device${cut}`;
    } catch (error) {
      return `It cannot be kept here (${error.message})`;
    }
  };
  const answerOf = (worker, question) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });

  /** What the browser says of the site as an app: newer (a version that waits), install (asks, or null). `changed` is called at each change. */
  pb.app = (site, changed) => {
    const app = { newer: false, install: null };
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      app.install = () => { app.install = null; event.prompt(); changed(); };
      changed();
    });
    const told = (held) => {
      if (!held?.active) return;
      const look = () => { if (held.waiting && !app.newer) { app.newer = true; changed(); } };
      held.addEventListener("updatefound", () => held.installing?.addEventListener("statechange", look));
      look();
    };
    navigator.serviceWorker?.getRegistration(site).then(told, () => {}); // files have none
    return app;
  };
})();
