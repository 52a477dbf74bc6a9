// Shows the verdict: on the page of triage while people tick, and on top of any page whose address carries the answers
// (playbook.js loads this there). Without it triage shows the severity alone, by style sheet.
(() => {
  const pb = globalThis.pb;
  const table = globalThis.pbVerdicts;
  const root = new URL("..", document.currentScript.src);

  /** An element with attributes and children; strings are text, what is empty is left out. */
  pb.h = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== "" && child !== false));
    return made;
  };
  const { h } = pb;

  /** The address of a place of the site, with the answers behind it. */
  pb.carried = (at, state) => {
    const said = pb.writeState(table, state);
    const address = new URL(at, root);
    if (said) address.hash = `${address.hash.slice(1)}?${said}`;
    return address.href;
  };

  const GOES_ALONG = /^(triage|live|first-hour|types)(\.html|\/)/;

  /** Has the links to where an incident goes on carry the answers along; the type and the kind that a link names stay its own. */
  const takeAlong = (state) => {
    for (const link of document.querySelectorAll("a[href]")) {
      const at = new URL((link.dataset.pbAt ??= link.href));
      const own = pb.readState(table, at.hash);
      const here = at.pathname === location.pathname && own.type === null;
      if (here || !at.href.startsWith(root.href) || !GOES_ALONG.test(at.href.slice(root.href.length))) continue;
      const said = own.type === null || (own.type === state.type && !own.kind) ? state : { ...own, answers: state.answers };
      at.hash = at.hash.slice(1).split("?")[0];
      link.href = pb.carried(at, said);
    }
  };

  pb.badge = (severity, more = "") => {
    const many = table.severities.length;
    const place = table.severities.indexOf(severity);
    const bars = table.severities.map((_, bar) => h("i", { class: bar < many - place ? null : "off" }));
    return h("span", { class: `pb-sev pb-e${severity.emphasis}` },
      h("span", { class: "pb-bars", "aria-hidden": "true" }, bars), " ", h("b", null, severity.name), more);
  };

  const link = (concept, id, words) => {
    const { name, at } = table[concept][id];
    return at ? h("a", { href: new URL(at, root).href }, words ?? name) : (words ?? name);
  };
  const joined = (parts, between) => parts.flatMap((part, place) => (place ? [between, part] : [part]));
  const label = (words) => h("b", { class: "pb-todo-what" }, words);

  const reach = (contact) => contact && [contact.reach, contact.person, contact.rota].filter(Boolean).join(" · ");

  const paged = (page) => {
    const { contact } = table.roles[page.role];
    const then = table.roles[page.role].then.map(([to, , after]) => `the ${table.roles[to]?.name ?? to}${after && ` after ${after}`}`).join(", then ");
    return h("li", null,
      h("b", null, link("roles", page.role)), page.within && ` within ${page.within}`,
      contact && h("span", { class: "pb-reach" }, reach(contact)),
      h("span", { class: "pb-by" }, `${pb.reasons(table, page.because, true)}. `, then && `No answer? ${contact?.backup ? contact.backup : `Page ${then}.`}`));
  };
  const pulled = ({ lever }) => [h("b", null, link("levers", lever)), h("span", { class: "pb-by" }, pb.pulledBy(table, lever))];
  const first = (reason) => pb.first(table, reason);

  /** What a kind pulls first, with the answers at hand. */
  const leversOf = (state, kind) => joined(pb.pulledNow(pb.verdict(table, state.answers, kind).levers).map(({ lever }) => [link("levers", lever), table.levers[lever].save_first && " (save first)"]), ", then ");
  const apart = (found, state) => (state.kindless ? [] : found.kinds);

  /** How far it is decided: `asked`, how many things are still to answer; `firm`, whether what was said asks for the severity; `said`, after its name. */
  const standing = (found, state) => {
    const typeOpen = (state.type ?? null) === null && !state.unsure;
    const asked = found.open.length + (typeOpen ? 1 : 0);
    const firm = found.because.some((reason) => pb.isSaid(reason) || (!asked && reason[3] === "unknown"));
    const shown = !asked || firm || Boolean(state.type);
    return { asked, typeOpen, shown, said: !asked || (firm && found.place === 0) ? "" : firm ? " so far" : " until all is answered" };
  };

  const opened = (found, state) => {
    const { asked, typeOpen } = standing(found, state);
    const left = found.open.map((id) => [id, table.questions[id].ask]);
    if (typeOpen) left.push(["_type", "Which type is it?"]);
    const at = (id) => (document.getElementById("_live") ? null : pb.carried(`triage.html#${id}`, state)); // the live page asks by itself
    return asked > 0 && h("p", null, "Still to answer: ", joined(left.map(([id, ask]) => h("a", { href: at(id) }, ask)), " "));
  };

  const pull = (found, state) => {
    const now = pb.pulledNow(found.levers);
    const backup = found.levers.find((each) => !now.includes(each));
    const kinds = apart(found, state);
    return now.length > 0 && h("li", null, label(kinds.length ? "Pull first, unless one of these fits" : now.length > 1 ? "Pull each of these, in this order" : "Pull first"),
      kinds.length > 0 && h("ul", { class: "pb-apart" }, kinds.map((kind) => h("li", null, link("kinds", kind, table.kinds[kind].short), ": ", h("b", null, leversOf(state, kind))))),
      now.length > 1 ? h("ol", null, now.map((each) => h("li", null, pulled(each)))) : pulled(now[0]),
      table.kinds[state.kind]?.note && h("span", { class: "pb-by" }, table.kinds[state.kind].note),
      table.harm_goes_on && h("span", { class: "pb-by" }, table.harm_goes_on),
      backup && h("span", { class: "pb-by" }, now.length > 1 ? "Do they not hold? " : "Does it not hold? ", link("levers", backup.lever), table.levers[backup.lever].save_first && "; save first"));
  };

  /** Everything that a verdict asks for, the most urgent first. `more` goes below it. */
  pb.outcome = (found, state, more) => {
    const severity = table.severities[found.place];
    const { shown, said } = standing(found, state);
    const begun = found.clocks.filter((id) => pb.begun(table.clocks[id].from, Date.now()));
    const rows = [
      found.at_once.map((reason) => h("li", { class: "pb-now" }, label("At once"), h("span", null, first(reason)))),
      found.pages.length && h("li", null, label("Page now"), h("ul", null, found.pages.map(paged)), severity.waits && h("span", { class: "pb-by" }, "Who leads calls the experts of the type.")),
      pull(found, state),
      found.save.length && h("li", null, label("Save first"), h("span", null, joined(found.save.map((id) => link("evidence", id)), ", "))),
      found.say && h("li", null, label("Say first"), h("span", null,
        found.say.script ? link("scripts", found.say.script) : "No script is ready", found.say.within && `, within ${found.say.within}`)),
      found.words.length && h("li", null, label("Words to send"), h("span", null, joined(found.words.map((id) => link("scripts", id)), ", "))),
      begun.length && h("li", null, label("Clocks that may start"),
        h("span", null, joined(begun.map((id) => link("clocks", id)), ", "))),
    ];
    const because = pb.reasons(table, found.because);
    return [
      h("h2", null, shown ? [pb.badge(severity, ` ${severity.label}`), said] : "Not known yet"),
      !shown && [opened(found, state), h("p", null, "Nobody can answer? Then it counts as ", pb.badge(severity, ` ${severity.label}`))],
      h("p", { class: "pb-says" }, because ? `Because: ${because}.` : "No answer asks for more."),
      found.conditions.length > 0 && h("ul", { class: "pb-says" }, found.conditions.map((each) => h("li", null, pb.condition(table, each, found.place)))),
      h("ol", { class: "pb-todo" }, rows.flat().filter(Boolean)),
      shown && opened(found, state),
      more(found, state),
    ];
  };

  const nextStep = (found, state, words) =>
    found.next_step && table.steps[found.next_step].at &&
    h("a", { class: "pb-button", href: pb.carried(table.steps[found.next_step].at, state) }, words);

  /** The same in a few lines: what is still to answer, or what to do first, whom to page, what to pull and to say. */
  const inShort = (found, state) => {
    const line = (what, ...words) => h("p", { class: "pb-v-first" }, what && h("b", null, `${what} `), words);
    const { asked, typeOpen, shown } = standing(found, state);
    if (!shown) {
      const many = found.open.length;
      const questions = many > 1 ? `${many} questions` : many ? table.questions[found.open[0]].ask : "";
      const left = [questions, typeOpen && "the type"].filter(Boolean).join(" and ");
      return [line("Still to answer:", `${left}.`), line("", `Nobody can answer? Then it counts as ${table.severities[found.place].name}.`)];
    }
    const [reason] = found.at_once;
    const pulls = pb.pulledNow(found.levers).map(({ lever }) => table.levers[lever]).map(({ name, save_first }) => (save_first ? `${name} (save first)` : name));
    const people = found.pages.slice(0, 2).map(({ role }) => [table.roles[role].name, reach(table.roles[role].contact)].filter(Boolean).join(", "));
    const others = found.pages.length - people.length;
    const next = !asked && found.next_step ? table.steps[found.next_step].name : "";
    const atOnce = reason ? first(reason).split(/(?<=[.!?])\s/)[0] : "";
    const name = pulls.slice(0, 2).join(", then ") + (pulls.length > 2 ? ` and ${pulls.length - 2} more` : "");
    return [
      atOnce && line("", atOnce),
      people.length > 0 && line("Page", `${people.join("; ")}${others > 0 ? ` and ${others} more` : ""}`),
      name && !pulls.every((each) => atOnce.includes(each)) && line("Pull", apart(found, state).length ? `Tick the kind. None fits? ${name}` : name),
      found.say?.script ? line("Say", link("scripts", found.say.script), found.say.within && ` within ${found.say.within}`)
        : found.words.length > 0 && line("Words", joined(found.words.slice(0, 2).map((id) => link("scripts", id)), ", ")),
      !people.length && next && line("", next),
    ].filter(Boolean);
  };

  // The page of triage.

  const ticks = (type) => document.querySelectorAll(`input[name="kind ${CSS.escape(type)}"]`);

  const ticked = () => {
    const answers = {};
    for (const id of Object.keys(table.questions)) {
      const place = [...document.getElementById(id).querySelectorAll("input")].findIndex((tick) => tick.checked);
      if (place >= 0) answers[id] = place;
    }
    const named = document.querySelector("input[name=type]:checked")?.value;
    const type = named === "none" ? "" : named === "not-sure" ? null : (named ?? null);
    const kind = type ? [...ticks(type)].find((tick) => tick.checked)?.value : undefined;
    return { answers, type, kind: kind && kind !== "none" ? kind : null, unsure: named === "not-sure", kindless: kind === "none" };
  };

  const tick = ({ answers, type, kind, unsure, kindless }) => {
    for (const [id, place] of Object.entries(answers)) document.getElementById(id).querySelectorAll("input")[place].checked = true;
    const named = type || (type === "" ? "none" : unsure ? "not-sure" : null);
    for (const choice of document.querySelectorAll("input[name=type]")) choice.checked = choice.value === named;
    if (type) for (const choice of ticks(type)) choice.checked = choice.value === (kind ?? (kindless ? "none" : null));
  };

  const triage = (questions) => {
    const panel = document.querySelector(".pb-verdict");
    const whole = document.getElementById("_verdict");
    panel.classList.add("pb-v-live");
    let begun = false;
    const show = () => {
      const state = ticked();
      const found = pb.verdict(table, state.answers, state.kind ?? state.type);
      begun ||= state.type !== null || state.unsure || Object.keys(state.answers).length > 0; // for good: a page that shrinks moves under the eye
      whole.hidden = !begun;
      if (!begun) {
        panel.replaceChildren(h("p", null, "Nothing ticked yet."), h("p", { class: "pb-v-first" }, "The worst answer counts."));
        return;
      }
      const [anchor] = location.hash.slice(1).split("?");
      history.replaceState(history.state, "", `#${anchor}?${pb.writeState(table, state)}`);
      const { shown, said } = standing(found, state);
      const step = shown && nextStep(found, state, "Next step");
      const ways = () => h("p", { class: "pb-outcome-ways" }, step && step.cloneNode(true), h("a", { href: pb.carried("live.html", state) }, "Run it live"));
      whole.replaceChildren(...pb.outcome(found, state, ways).flat(2).filter(Boolean));
      panel.replaceChildren(
        h("p", null, h("span", null, shown ? pb.badge(table.severities[found.place], said) : "Not known yet"),
          h("a", { href: "#_verdict", click: (event) => { event.preventDefault(); whole.scrollIntoView(); whole.focus({ preventScroll: true }); } }, "All of it"),
          step),
        ...inShort(found, state));
      takeAlong(state);
    };
    const carried = pb.readState(table, location.hash);
    tick(carried);
    questions.addEventListener("change", show);
    show();
    const aim = () => document.getElementById(location.hash.slice(1).split("?")[0])?.scrollIntoView();
    if (location.hash.includes("?")) aim();
    addEventListener("hashchange", () => { if (location.hash.includes("?")) { tick(pb.readState(table, location.hash)); show(); aim(); } });
  };

  // Any other page.

  const carriedHere = () => {
    const state = pb.readState(table, location.hash);
    document.getElementById("_carried")?.remove();
    if (state.type === null && !state.unsure && !Object.keys(state.answers).length) return;
    const found = pb.verdict(table, state.answers, state.kind ?? state.type);
    const [anchor] = location.hash.slice(1).split("?");
    const [step, aim] = [table.steps[anchor], document.getElementById(anchor)];
    const more = () => h("p", { class: "pb-outcome-ways" },
      step && aim && h("a", { class: "pb-button", href: `#${anchor}`, click: (event) => { event.preventDefault(); aim.scrollIntoView(); } }, `Step: ${step.name}`),
      h("a", { href: pb.carried("triage.html", state) }, "Change the answers"),
      h("a", { href: pb.carried("live.html", state) }, "Run it live"));
    const box = h("section", { class: "pb-outcome", id: "_carried", tabindex: "-1", "aria-label": "The verdict" }, pb.outcome(found, state, more).flat());
    document.querySelector("article h1").after(box);
    takeAlong(state);
    (step || !aim ? box : aim).scrollIntoView();
  };

  const questions = document.querySelector(".pb-triage");
  if (questions) {
    if (questions.dataset.pbDigest === table.digest) triage(questions);
  } else if (!document.getElementById("_live")) {
    carriedHere();
    addEventListener("hashchange", carriedHere);
  }
})();
