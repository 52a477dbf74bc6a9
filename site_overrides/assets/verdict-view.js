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

  const paged = (page) => {
    const { contact } = table.roles[page.role];
    const backup = page.backup && table.roles[page.backup].name;
    return h("li", null,
      h("b", null, link("roles", page.role)), page.within && ` within ${page.within}`,
      contact && h("span", { class: "pb-reach" }, [contact.reach, contact.person, contact.rota].filter(Boolean).join(" · ")),
      h("span", { class: "pb-by" },
        page.because.map((reason) => (reason[0] === "type" ? `type ${table.types[reason[1]].letter}` : reason[0] === "kind" ? "this kind" : pb.reason(table, reason))).join("; "),
        ". ", backup && `No answer? ${contact?.backup ? contact.backup : `Page the ${backup}.`}`));
  };
  const pulled = ({ lever }) => {
    const { owner, backup, within } = table.levers[lever];
    return [h("b", null, link("levers", lever)),
      h("span", { class: "pb-by" }, [table.roles[owner]?.name ?? owner, backup && `, else ${table.roles[backup]?.name ?? backup}`, within && `; takes effect within ${within}`].filter(Boolean).join(""))];
  };
  const first = ([, id, place]) => table.questions[id].answers[place].first;

  /** Everything that a verdict asks for, the most urgent first. `more` goes below it. */
  pb.outcome = (found, state, more) => {
    const severity = table.severities[found.place];
    const [lever, backup] = found.levers;
    const rows = [
      found.at_once.map((reason) => h("li", { class: "pb-now" }, label("At once"), h("span", null, first(reason)))),
      found.pages.length && h("li", null, label("Page now"), h("ul", null, found.pages.map(paged))),
      lever && h("li", null, label("Pull first"), pulled(lever),
        backup && h("span", { class: "pb-by" }, "Does it not hold? ", link("levers", backup.lever))),
      found.save.length && h("li", null, label("Save first"), h("span", null, joined(found.save.map((id) => link("evidence", id)), ", "))),
      found.say && h("li", null, label("Say first"), h("span", null,
        found.say.script ? link("scripts", found.say.script) : "No script is ready", found.say.within && `, within ${found.say.within}`)),
      found.words.length && h("li", null, label("Words of this kind"), h("span", null, joined(found.words.map((id) => link("scripts", id)), ", "))),
      found.clocks.length && h("li", null, label("Clocks that may start"),
        h("span", null, joined(found.clocks.map((id) => link("clocks", id)), ", "))),
    ];
    const because = found.because.map((reason) => pb.reason(table, reason)).join("; ");
    return [
      h("h2", null, found.open.length ? "So far " : "", pb.badge(severity, ` ${severity.label}`)),
      h("p", { class: "pb-says" }, because ? `Because: ${because}.` : "No answer asks for more."),
      h("ol", { class: "pb-todo" }, rows.flat().filter(Boolean)),
      more(found, state),
    ];
  };

  const nextStep = (found, state, words) =>
    found.next_step && table.steps[found.next_step].at &&
    h("a", { class: "pb-button", href: pb.carried(table.steps[found.next_step].at, state) }, words);

  const opened = (found) =>
    found.open.length > 0 &&
    h("p", null, "Not answered yet: ", joined(found.open.map((id) =>
      h("a", { href: new URL(`triage.html#${id}`, root).href }, table.questions[id].ask)), " "));

  const inShort = (found) => {
    const [reason] = found.at_once;
    const [page] = found.pages;
    const [lever] = found.levers;
    const next = found.next_step ? table.steps[found.next_step].name : "";
    const what = reason ? first(reason).split(/(?<=[.!?])\s/)[0] : page ? `Page the ${table.roles[page.role].name} now.` : next;
    const pulled = reason && table.questions[reason[1]].answers[reason[2]].lever; // the sentence names it
    return lever && !pulled ? `${what} First lever: ${table.levers[lever.lever].name}.` : what;
  };

  // The page of triage.

  const kindsOf = (type) => document.querySelector(`input[name=type][value="${CSS.escape(type)}"]`)?.closest("li").querySelector("select");

  const ticked = () => {
    const answers = {};
    for (const id of Object.keys(table.questions)) {
      const place = [...document.getElementById(id).querySelectorAll("input")].findIndex((tick) => tick.checked);
      if (place >= 0) answers[id] = place;
    }
    const type = document.querySelector("input[name=type]:checked")?.value || null;
    return { answers, type, kind: (type && kindsOf(type)?.value) || null };
  };

  const tick = ({ answers, type, kind }) => {
    for (const [id, place] of Object.entries(answers)) document.getElementById(id).querySelectorAll("input")[place].checked = true;
    for (const choice of document.querySelectorAll("input[name=type]")) if (choice.value === (type ?? "")) choice.checked = type !== null;
    if (kind) kindsOf(type).value = kind;
  };

  const triage = (questions) => {
    const panel = document.querySelector(".pb-verdict");
    const whole = document.getElementById("_verdict");
    panel.classList.add("pb-v-live");
    let begun = false;
    const show = () => {
      const state = ticked();
      const found = pb.verdict(table, state.answers, state.kind ?? state.type);
      begun ||= state.type !== null || Object.keys(state.answers).length > 0; // for good: a page that shrinks moves under the eye
      whole.hidden = !begun;
      if (begun) {
        const [anchor] = location.hash.slice(1).split("?");
        const said = pb.writeState(table, state);
        history.replaceState(history.state, "", `#${anchor}?${said}`);
        whole.replaceChildren(...pb.outcome(found, state, () => [opened(found), h("p", { class: "pb-outcome-ways" }, nextStep(found, state, "Next step"), h("a", { href: pb.carried("live.html", state) }, "Run it live"))]).flat().filter(Boolean));
      }
      const severity = table.severities[found.place];
      panel.replaceChildren(...(begun
        ? [h("p", null, h("span", null, pb.badge(severity, found.open.length ? " so far" : "")),
            h("a", { href: "#_verdict", click: (event) => { event.preventDefault(); whole.scrollIntoView(); whole.focus({ preventScroll: true }); } }, "All of it"),
            nextStep(found, state, "Next step")),
          h("p", { class: "pb-v-first" }, inShort(found))]
        : [h("p", null, h("span", null, "Nothing ticked yet.")), h("p", { class: "pb-v-first" }, "The worst answer counts.")]));
    };
    const carried = pb.readState(table, location.hash);
    tick(carried);
    for (const kinds of document.querySelectorAll(".pb-kinds")) kinds.hidden = false;
    questions.addEventListener("change", show);
    show();
    addEventListener("hashchange", () => { if (location.hash.includes("?")) { tick(pb.readState(table, location.hash)); show(); } });
  };

  // Any other page.

  const carriedHere = () => {
    const state = pb.readState(table, location.hash);
    document.getElementById("_carried")?.remove();
    if (state.type === null && !Object.keys(state.answers).length) return;
    const found = pb.verdict(table, state.answers, state.kind ?? state.type);
    const [anchor] = location.hash.slice(1).split("?");
    const step = table.steps[anchor];
    const more = () => h("p", { class: "pb-outcome-ways" },
      step && document.getElementById(anchor) && h("a", { class: "pb-button", href: `#${anchor}`, click: (event) => { event.preventDefault(); document.getElementById(anchor).scrollIntoView(); } }, `Step: ${step.name}`),
      h("a", { href: pb.carried("triage.html", state) }, "Change the answers"),
      h("a", { href: pb.carried("live.html", state) }, "Run it live"));
    const box = h("section", { class: "pb-outcome", id: "_carried", tabindex: "-1", "aria-label": "The verdict" }, pb.outcome(found, state, more).flat());
    document.querySelector("article h1").after(box);
    box.scrollIntoView();
  };

  const questions = document.querySelector(".pb-triage");
  if (questions) {
    if (questions.dataset.pbDigest === table.digest) triage(questions);
  } else if (!document.getElementById("_live")) {
    carriedHere();
    addEventListener("hashchange", carriedHere);
  }
})();
