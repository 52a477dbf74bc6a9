// A site with versions: what an old page says about itself. `playbook site --versions` writes the notice into the
// page; where another program put the versions together, such as mike, it is made here from the list of versions.
(async () => {
  const keepPlace = (link) => {
    const follow = () => (link.hash = location.hash);
    follow();
    addEventListener("hashchange", follow);
  };

  const written = document.querySelector(".pb-outdated");
  if (written) {
    written.querySelectorAll("a[data-pb-same]").forEach(keepPlace);
    return;
  }
  if (!location.protocol.startsWith("http")) return; // files know no list

  const isOlder = (one, other) => {
    const [was, now] = [one, other].map((version) => version.split(".").map(Number));
    const at = was.findIndex((number, index) => number !== now[index]);
    return at >= 0 && was[at] < now[at];
  };
  const settings = JSON.parse(document.getElementById("__config").textContent);
  const home = new URL(`${settings.base}/`, location);
  const here = decodeURIComponent(home.pathname.split("/").at(-2));
  try {
    const answer = await fetch(new URL("../versions.json", home));
    if (!answer.ok) return;
    const versions = await answer.json();
    const own = versions.find(({ version, aliases }) => [version, ...aliases].includes(here));
    const newest = versions.find(({ aliases }) => aliases.includes("latest"));
    if (!own || !newest || !isOlder(own.version, newest.version)) return;

    const latest = new URL("../latest/", home);
    const same = new URL(location.pathname.slice(home.pathname.length), latest);
    const isThere = (await fetch(same, { method: "HEAD" })).ok;
    const link = document.createElement("a");
    link.href = isThere ? same : new URL("index.html", latest);
    link.textContent = isThere
      ? "this page in the latest version"
      : "the latest version; this page is no longer in it";
    if (isThere) keepPlace(link);
    const version = document.createElement("b");
    version.textContent = `Version ${own.version} is out of date.`;
    const notice = document.createElement("div");
    notice.className = "pb-outdated";
    notice.setAttribute("role", "note");
    notice.append(version, ` In force is ${newest.version}: `, link, ".");
    document.querySelector(".pb-column").prepend(notice);
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView(); // below the notice
  } catch {
    // Without the list nothing is known about other versions; the foot of the page still says which this is.
  }
})();
