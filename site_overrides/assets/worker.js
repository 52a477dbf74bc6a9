// Keeps a site on a device (a service worker). The build puts VERSION, FILES and CARDS in front and writes it to worker.js at the root
// of the site; generator/site/kept.py says what is kept. All files or none: the old site stays until the new one is whole,
// and it stays in use until its pages are closed, so that nothing changes in the middle of an incident.
const PREFIX = `ai-incident-playbook ${registration.scope} `;
const KEPT = PREFIX + VERSION;

const asked = (file) => new Request(new URL(file, registration.scope), { cache: "reload" });

addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then(async (cache) => {
    try {
      const cards = CARDS.length > 0 && (await hadCards()) ? CARDS : [];
      await cache.addAll([...FILES, ...cards].map(asked));
    } catch (error) {
      await caches.delete(KEPT);
      throw error;
    }
  }));
});

/** Whether an older version kept printed cards, so that the next one does. */
async function hadCards() {
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== KEPT);
  const kept = await Promise.all(older.map(async (name) => (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith(".pdf"))));
  return kept.some(Boolean);
}

/** Printed cards are kept on request; the answer is how many, or what went wrong. */
addEventListener("message", (event) => {
  if (event.data !== "cards") return;
  const [port] = event.ports;
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(CARDS.map(asked)))
    .then(() => port.postMessage(CARDS.length), (error) => port.postMessage(error.message)));
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
