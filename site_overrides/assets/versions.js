// A site with versions: the list to choose one from, and what an old page says about itself. `playbook site --versions` writes
// the notice into the page; where another program put the versions together, such as mike, it is made here from the list.
(async () => {
  const keepPlace = (link) => {
    const follow = () => (link.hash = location.hash);
    follow();
    addEventListener("hashchange", follow);
    link.addEventListener("click", follow); // the browser says later that the place changed
  };

  const isOlder = (one, other) => {
    const [was, now] = [one, other].map((version) => version.split(".").map(Number));
    const at = was.findIndex((number, index) => number !== now[index]);
    return at >= 0 && was[at] < now[at];
  };
  const element = (name, className, ...inside) => {
    const made = Object.assign(document.createElement(name), { className });
    made.append(...inside);
    return made;
  };
  const isThere = async (address) => (await fetch(address, { method: "HEAD" })).ok;
  const selector = (versions, own, pageIn, label) => {
    const items = versions
      .filter(({ properties }) => !properties?.hidden)
      .map(({ version, title }) => {
        const link = element("a", "md-version__link", title);
        const start = pageIn(version, "index.html");
        link.href = start;
        link.addEventListener("click", async (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          const same = pageIn(version);
          location.href = (await isThere(same)) ? `${same}${location.hash}` : start;
        });
        return element("li", "md-version__item", link);
      });
    const current = element("button", "md-version__current", (own ?? versions[0]).title);
    current.setAttribute("aria-label", label);
    return element("div", "md-version", current, element("ul", "md-version__list", ...items));
  };

  const written = document.querySelector(".pb-outdated");
  written?.querySelectorAll("a[data-pb-same]").forEach(keepPlace);
  if (!location.protocol.startsWith("http")) return; // files know no list

  const settings = JSON.parse(document.getElementById("__config").textContent);
  const home = new URL(`${settings.base}/`, location);
  const here = decodeURIComponent(home.pathname.split("/").at(-2));
  const pageIn = (version, page = location.pathname.slice(home.pathname.length)) => new URL(`../${version}/${page}`, home);
  try {
    const answer = await fetch(new URL("../versions.json", home));
    if (!answer.ok) return;
    const versions = await answer.json();
    const own = versions.find(({ version, aliases }) => [version, ...aliases].includes(here));
    if (settings.version) {
      document.querySelector(".pb-versions")?.append(selector(versions, own, pageIn, settings.translations["select.version"]));
    }
    const newest = versions.find(({ aliases }) => aliases.includes("latest"));
    if (written || !own || !newest || !isOlder(own.version, newest.version)) return;

    const same = pageIn("latest");
    const stays = await isThere(same);
    const link = document.createElement("a");
    link.href = stays ? same : pageIn("latest", "index.html");
    link.textContent = stays
      ? "this page in the latest version"
      : "the latest version; this page is no longer in it";
    if (stays) keepPlace(link);
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
