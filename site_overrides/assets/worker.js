// Keeps a site on a device (a service worker). The build puts VERSION and FILES in front and writes it to worker.js at the root
// of the site; generator/site/kept.py says what is kept. All files or none: the old site stays until the new one is whole,
// and it stays in use until its pages are closed, so that nothing changes in the middle of an incident.
const PREFIX = `ai-incident-playbook ${registration.scope} `;
const KEPT = PREFIX + VERSION;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then(async (cache) => {
    try {
      await cache.addAll(FILES.map((file) => new Request(new URL(file, registration.scope), { cache: "reload" })));
    } catch (error) {
      await caches.delete(KEPT);
      throw error;
    }
  }));
});

addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== KEPT).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || !address.href.startsWith(registration.scope)) return;
  address.search = "";
  address.hash = "";
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  event.respondWith(caches.open(KEPT).then((cache) => cache.match(address.href)).then((found) => found ?? fetch(event.request)));
});
