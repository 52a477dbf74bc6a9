// The screens of the live page: each a function from what is known to elements. They keep nothing and change nothing but
// through `it.add`. `it` holds live, table, head, lines, state, view, role, now() and zone; live.js makes it.
(() => {
  const pb = globalThis.pb;
  const { h } = pb;
  const views = (pb.views = {});

  const button = (words, click, quiet = false, more = {}) => h("button", { type: "button", class: quiet ? "pb-button pb-button-quiet" : "pb-button", click, ...more }, words);
  const role = (it, id) => (Object.hasOwn(it.table.roles, id) ? it.table.roles[id].name : id);
  const named = (it, concept, id) => (Object.hasOwn(it.table[concept], id) ? it.table[concept][id].name : id);
  const place = (it, at, words) => (at ? h("a", { href: at, target: "_blank" }, words) : words);
  const linked = (it, concept, id) => place(it, it.table[concept][id]?.at, named(it, concept, id));
  const clock = (it, at) => pb.said(at, it.now(), it.live.zone);
  /** A time that runs: live.js writes it anew each second. */
  const running = (it, at) => h("b", { class: "pb-left", "data-pb-until": String(at) }, pb.until(at, it.now()));
  const field = (words, input, help = null) => h("label", { class: "pb-field" }, h("span", null, words), help && h("span", { class: "pb-by" }, help), input);
  const shout = (it, text) => (it.state.drill ? `DRILL. ${text}` : text);

  pb.copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = h("textarea", { class: "pb-sr", readonly: true });
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  };

  const copying = (words, text) => {
    const made = button(words, async () => {
      made.textContent = (await pb.copied(text())) ? "Copied" : "Select the text and copy it";
    }, true);
    return made;
  };

  const command = (text) => text && h("div", { class: "pb-live-command" }, h("pre", null, h("code", null, text)), copying("Copy", () => text));

  /** Asks for a few words below a button, then does something with them. */
  const asking = (words, label, done) => {
    const input = h("input", { type: "text", maxlength: 500, required: true, autocomplete: "off" });
    const form = h("form", { class: "pb-live-ask", hidden: true, submit: (event) => { event.preventDefault(); if (input.value.trim()) done(input.value.trim()); } },
      field(label, input), button("Save", null, false, { type: "submit" }));
    return [button(words, () => { form.hidden = !form.hidden; if (!form.hidden) input.focus(); }, true), form];
  };

  /** What is made when somebody opens it: a slow phone must not pay for it at each tap. */
  const folded = (words, make, open = false) => {
    const fold = h("details", { class: "pb-live-fold", open, toggle: () => { if (fold.open && fold.childElementCount === 1) fold.append(...[make()].flat(4).filter(Boolean)); } }, h("summary", null, words));
    return fold;
  };

  const localMinutes = (millis) => new Date(millis).toISOString().slice(0, 16);
  /** An input for a moment in UTC; `read` gives milliseconds, or null where nothing right is written. */
  const moment = (millis) => {
    const input = h("input", { type: "datetime-local", value: localMinutes(millis), required: true });
    input.read = () => {
      const at = Date.parse(`${input.value.slice(0, 16)}:00Z`);
      return Number.isNaN(at) ? null : at;
    };
    return input;
  };

  // Start.

  /** Whether the site can be kept: over https only, because a worker on a port of this machine would serve the next project. */
  pb.canKeep = () => location.protocol === "https:" && "serviceWorker" in navigator;

  const questions = (it, given, changed) =>
    Object.entries(it.table.questions).map(([id, { ask, answers }]) =>
      h("fieldset", { class: "pb-q" }, h("legend", { class: "pb-q-ask" }, ask),
        h("ul", { class: "pb-answers" }, answers.map((answer, at) =>
          h("li", null, h("label", { class: `pb-answer${answer.unsure ? " pb-unsure" : ""}` },
            h("input", { type: "radio", name: `live-${id}`, checked: given[id] === at, change: () => changed(id, at) }),
            h("span", { class: "pb-answer-text" }, answer.words)),
            given[id] === at && answer.first && h("p", { class: "pb-then" }, h("b", null, "At once: "), answer.first))))));

  const types = (it, chosen, changed) => {
    const made = h("select", { change: () => changed(made.value || null) }, h("option", { value: "" }, "Not known yet"),
      Object.entries(it.table.types).map(([id, type]) => [
        h("option", { value: id, selected: id === chosen }, [type.letter, type.name].filter(Boolean).join(" · ")),
        Object.entries(it.table.kinds).filter(([, kind]) => kind.type === id).map(([key, kind]) => h("option", { value: key, selected: key === chosen }, `– ${kind.name}`))]));
    return made;
  };

  /** An incident that is on this device already takes lines in only when somebody says so. */
  const takingIn = (it, { file, state, ours, added, others }) =>
    h("div", { class: "pb-note", role: "alert" },
      h("p", null, `“${state.name}” is on this device already, with ${ours} lines. ${file} has ${added} more.${others ? ` In ${others} lines it says something else; those of this device stay.` : ""}`),
      h("div", { class: "pb-live-ticks" }, button(added ? `Take in ${added} ${added === 1 ? "line" : "lines"}` : "Open it", () => it.takeIn(), false), button("Leave it", () => it.leave(), true)));

  views.start = (it) => {
    const name = h("input", { type: "text", required: true, maxlength: 120, autocomplete: "off" });
    const drill = h("input", { type: "checkbox" });
    const aware = moment(it.now());
    const kind = types(it, it.carried.kind ?? it.carried.type, () => {});
    const many = Object.keys(it.carried.answers).length;
    const file = h("input", { type: "file", accept: ".json,.yaml,.yml,.md", change: () => it.read(file.files[0]) });
    return [
      it.heads.length > 0 && h("section", null, h("h2", null, "Going on"), h("ul", { class: "pb-live-list" }, it.heads.map(({ head, state }) =>
        h("li", null, h("a", { class: "pb-button pb-button-quiet", href: `#${head.id}/now` }, state.drill && h("b", { class: "pb-live-drill" }, "DRILL"), ` ${state.name}`),
          h("span", { class: "pb-by" }, `${state.ended ? "Closed" : "Since"} ${clock(it, pb.millis(state.ended ?? state.moments.awareness ?? `${head.id.slice(0, 4)}-01-01T00:00:00Z`))}`))))),
      h("form", { class: "pb-live-form", submit: (event) => {
        event.preventDefault();
        const awareness = aware.read();
        if (awareness === null || !name.value.trim()) return;
        it.begin({ name: name.value.trim(), drill: drill.checked, awareness: Math.min(awareness, it.now()), type: kind.value || null, answers: it.carried.answers });
      } },
        h("h2", null, "Start"),
        field("What is happening, in a few words", name),
        field("Since when do you know? UTC", aware),
        field("Incident type", kind),
        many > 0 && h("p", { class: "pb-says" }, `The questions gave ${many} ${many === 1 ? "answer" : "answers"}.`),
        h("label", { class: "pb-live-check" }, drill, " This is a drill"),
        button("Start", null, false, { type: "submit" })),
      h("section", null, h("h2", null, "From another device"), field("Open the file of an incident", file), it.problem && h("p", { class: "pb-note pb-stop", role: "alert" }, it.problem), it.waiting && takingIn(it, it.waiting)),
      pb.canKeep() && h("section", null, h("h2", null, "Keep it on this phone"), h("div", { class: "pb-live-ticks" },
        button("Keep the whole site", (event) => it.keep(event.target), true),
        button("Keep the printed cards, too", (event) => it.keep(event.target, true), true),
        it.install && button("Install it as an app", () => it.install(), true)),
        h("p", { class: "pb-says" }, "Then it opens without a network, too.")),
      h("p", { class: "pb-says" }, "All of it stays in this browser; nothing is sent. On a shared device, forget the incident at its end."),
    ];
  };

  // Now: one step at a time.

  const base = (it) => pb.millis(it.state.moments["first-signal"] ?? it.state.moments.awareness ?? it.lines[0].at);

  const phaseLine = (it, step) => {
    const phase = it.live.phases[step.phase];
    const ends = phase.to === null ? null : base(it) + phase.to * 60_000;
    return h("p", { class: "pb-live-phase" }, phase.name, ends !== null && [" · ", running(it, ends), h("span", { class: "pb-says" }, ` (until minute ${phase.to})`)]);
  };

  /** The first check that holds is the moment of containment; one that fails afterwards takes it back. */
  const contained = (it, is) => {
    const known = it.lines.filter((line) => line.what === "moment" && line.about === "contained" && !it.state.corrected.has(line.id)).at(-1);
    if (is === "held") return reached(it, "contained");
    return is === "did-not-hold" && known ? [pb.line(it.now(), "line", { corrects: known.id, words: "Not contained: the check failed" })] : [];
  };

  /** The line that says that a moment is now, where the playbook knows it and nobody entered it. */
  const reached = (it, moment) => (it.live.timestamps[moment] && !it.state.moments[moment] ? [pb.line(it.now(), "moment", { about: moment, is: pb.stamp(it.now()) })] : []);

  const levers = (it, ids) =>
    ids.map((id) => {
      const last = it.state.levers.filter((line) => line.about === id).at(-1)?.is;
      const say = (is) => it.add(pb.line(it.now(), "lever", { about: id, is, by: it.table.levers[id]?.owner ?? "" }), ...contained(it, is));
      const { owner, backup, within } = it.table.levers[id];
      return h("li", null, h("b", null, linked(it, "levers", id)), h("span", { class: "pb-by" }, `${role(it, owner)}, else ${role(it, backup)}; takes effect within ${within}`),
        h("span", { class: "pb-live-row" },
          last ? h("span", { class: "pb-chip" }, last.replaceAll("-", " ")) : null,
          (!last || last === "undone") && button("Pulled", () => say("pulled"), true),
          last === "pulled" && [button("It held", () => say("held"), true), button("It did not hold", () => say("did-not-hold"), true)],
          last && last !== "undone" && last !== "pulled" && button("Undone", () => say("undone"), true)));
    });

  const used = (it, step) => {
    const { verdict } = it.state;
    const pulls = [...new Set([...(step.uses.type_levers ? verdict.levers.slice(0, 3).map((pull) => pull.lever) : []), ...step.uses.levers])];
    const save = [...new Set([...(step.uses.type_evidence ? verdict.save : []), ...step.uses.evidence])];
    return [
      pulls.length > 0 && h("ul", { class: "pb-live-list", "aria-label": "Levers" }, levers(it, pulls.filter((id) => it.table.levers[id]))),
      save.length > 0 && h("p", null, h("b", null, "Save: "), save.flatMap((id, at) => [at ? ", " : "", linked(it, "evidence", id)])),
      step.uses.scripts.map((id) => h("p", null, h("a", { class: "pb-button pb-button-quiet", href: `#${it.head.id}/say/${id}` }, `Write: ${it.live.scripts[id]?.name ?? id}`))),
      step.triage && h("p", null, h("a", { class: "pb-button pb-button-quiet", href: `#${it.head.id}/classify` }, "Answer the questions")),
      step.uses.type_clocks && h("p", null, h("a", { class: "pb-button pb-button-quiet", href: `#${it.head.id}/clocks` }, "The clocks")),
      step.pages && views.people(it),
    ];
  };

  const ticks = (it, id, step) => {
    const say = (is, words = "") => it.add(pb.line(it.now(), "step", { about: id, is, by: step.owner, words }),
      ...(is === "done" && step.marks ? reached(it, step.marks) : []));
    if (step.kind === "decision") {
      return h("ul", { class: "pb-answers" }, step.answers.map((answer) =>
        h("li", null, h("button", { type: "button", class: `pb-answer${answer.unsure ? " pb-unsure" : ""}`, click: () => say(answer.code) }, h("span", { class: "pb-answer-text" }, answer.words)),
          answer.ends_with && h("p", { class: "pb-by" }, answer.ends_with))));
    }
    return h("div", { class: "pb-live-ticks" }, button("Done", () => say("done"), false, { class: "pb-button pb-live-done" }),
      asking("Not possible", "Why?", (words) => say("not-possible", words)), button("Later", () => say("later"), true));
  };

  /** Whether a step is for the severity and the type of this incident, as far as they are known. */
  const isOurs = (it, step) =>
    (!it.state.severity || !step.only_for.length || step.only_for.includes(it.state.severity)) &&
    (!it.state.type || !step.only_for_types.length || step.only_for_types.includes(it.state.kind ?? it.state.type));

  const stepCard = (it, id) => {
    const step = it.live.steps[id];
    const waits = step.after.filter((one) => !it.state.steps[one] && it.live.steps[one] && isOurs(it, it.live.steps[one]));
    return h("section", { class: "pb-live-step", "aria-live": "polite" },
      phaseLine(it, step),
      h("h2", { tabindex: "-1", id: "_step" }, step.title),
      h("p", { class: "pb-live-who" }, h("b", { class: "pb-chip pb-chip-who" }, step.done_by.length ? step.done_by.map((one) => role(it, one)).join(", ") : role(it, step.owner)),
        step.minutes > 0 && h("span", { class: "pb-chip pb-chip-min" }, `${step.minutes} min`),
        step.backup && h("span", { class: "pb-says" }, ` If missing: ${role(it, step.backup)}`)),
      waits.length > 0 && h("p", { class: "pb-says" }, `Waits for: ${waits.map((one) => it.live.steps[one].title).join(" ")}`),
      step.safety && h("p", { class: "pb-safe" }, step.safety),
      step.parts.length > 0 && h("ol", { class: "pb-live-parts" }, step.parts.map((part) => h("li", null, part.words, command(part.command)))),
      command(step.command),
      used(it, step),
      step.to && h("p", null, place(it, step.to, "Open it")),
      step.done_when && h("p", { class: "pb-done" }, h("b", null, "Done when "), step.done_when),
      step.note && h("p", { class: "pb-says" }, step.note),
      ticks(it, id, step));
  };

  /** The answer that ended the first hour, such as that it is not ours; null while a step is left, or where the last one was done. */
  const ending = (it) => {
    if (it.state.lanes.main) return null;
    const given = it.live.lanes.main.flatMap((id) => it.live.steps[id].answers.filter((answer) => answer.code === it.state.steps[id]?.is));
    return given.find((answer) => answer.goto === "end" && answer.ends_with) ?? null;
  };

  const endCard = (it, answer) => h("section", { class: "pb-live-step", "aria-live": "polite" },
    h("h2", { tabindex: "-1", id: "_step" }, answer.words), h("p", null, answer.ends_with),
    h("div", { class: "pb-live-ticks" }, !it.state.ended && button("Close the incident", () => it.add(pb.line(it.now(), "ended")), false, { class: "pb-button pb-live-done" })));

  /** What comes before every step: help for a person, until a lever is pulled, and how bad it is. */
  const before = (it) => [
    !it.state.levers.length && it.state.verdict.at_once.map((reason) => h("p", { class: "pb-safe" }, it.table.questions[reason[1]].answers[reason[2]].first)),
    !it.state.severity && h("p", { class: "pb-says" }, "No severity yet. Not sure? Take the worse one. ", h("a", { href: `#${it.head.id}/classify` }, "Answer the questions"))];

  views.now = (it) => {
    const { lanes, steps, verdict, ended } = it.state;
    const over = ending(it);
    const open = over ? [] : Object.entries(lanes).filter(([lane, id]) => id && (lane === "main" || !lanes.main || it.now() >= base(it) + it.live.phases[it.live.steps[id].phase].from * 60_000));
    const first = open.find(([lane]) => lane === it.lane) ?? open[0];
    const waiting = Object.entries(steps).filter(([id, line]) => line.is === "later" && it.live.steps[id]);
    const last = [...it.lines].reverse().find((line) => line.what === "step" && !it.state.corrected.has(line.id));
    return [
      ended ? h("p", { class: "pb-note" }, `Closed at ${clock(it, pb.millis(ended))}.`) : null,
      ended ? null : before(it),
      over ? endCard(it, over) : first ? stepCard(it, first[1]) : h("section", { class: "pb-live-step" }, h("h2", null, "No step is left."), h("p", null, "Raise the severity if it grows. Else close the incident in the log.")),
      open.filter((one) => one !== first).map(([lane, id]) => h("p", null, button(`Also: ${it.live.steps[id].title}`, () => it.look({ lane }), true))),
      last && h("p", null, button(`Take back: ${it.live.steps[last.about]?.title ?? last.about}`, () => it.add(pb.line(it.now(), "line", { corrects: last.id, words: "Taken back" })), true, { class: "pb-live-link" })),
      it.heads.length > 1 && h("p", null, h("a", { href: "#" }, "Other incidents")),
      waiting.length > 0 && h("section", null, h("h2", null, "Later"), h("ul", { class: "pb-live-list" }, waiting.map(([id, line]) =>
        h("li", null, it.live.steps[id].title, h("span", { class: "pb-live-row" }, button("Done", () => it.add(pb.line(it.now(), "step", { about: id, is: "done", by: it.live.steps[id].owner, corrects: line.id })), true)))))),
      folded("The verdict", () => h("div", { class: "pb-outcome" }, pb.outcome(verdict, it.state, () => [
        h("p", null, h("a", { href: `#${it.head.id}/classify` }, "Change the answers"))]).flat())),
      steplist(it),
    ];
  };

  const steplist = (it) => {
    const owners = [...new Set(Object.values(it.live.steps).map((step) => step.owner))];
    const mine = Object.entries(it.live.steps).filter(([, step]) => (!it.role || step.owner === it.role || step.done_by.includes(it.role)) && isOurs(it, step));
    const choice = h("select", { change: () => it.look({ role: choice.value }) }, h("option", { value: "" }, "Everybody"), owners.map((id) => h("option", { value: id, selected: id === it.role }, role(it, id))));
    return folded(it.role ? `Steps of the ${role(it, it.role)}` : "All steps, or only mine", () => [field("Whose steps", choice),
      h("ol", { class: "pb-live-list" }, mine.map(([id, step]) => {
        const line = it.state.steps[id];
        const current = Object.values(it.state.lanes).includes(id);
        return h("li", null, h("span", { class: "pb-chip" }, line ? line.is.replaceAll("-", " ") : current ? "now" : "open"), " ", step.title,
          h("span", { class: "pb-by" }, `${role(it, step.owner)}, ${it.live.phases[step.phase].name}`),
          !line && step.kind !== "decision" && button("Done", () => it.add(pb.line(it.now(), "step", { about: id, is: "done", by: step.owner })), true));
      }))], Boolean(it.role));
  };

  // Classify.

  views.classify = (it) => {
    const say = (line) => {
      const was = it.state.verdict.severity;
      const next = pb.fold(it.live, it.table, [...it.lines, line]).verdict.severity;
      it.add(line, ...(next !== was || it.state.severity === null ? [pb.line(it.now(), "severity", { about: next })] : []));
    };
    const { severity } = it.state;
    const choice = h("select", null, it.table.severities.map((one) => h("option", { value: one.id, selected: one.id === severity }, `${one.name} ${one.label}`)));
    return [
      h("h2", null, "How bad is it?"),
      field("Incident type", types(it, it.state.kind ?? it.state.type, (id) => say(pb.line(it.now(), "type", { about: id ?? "" })))),
      questions(it, it.state.answers, (id, at) => say(pb.line(it.now(), "answer", { about: id, is: it.table.questions[id].answers[at].code }))),
      h("section", null, h("h2", null, "Raise or lower it"), field("Severity", choice),
        asking("Set it", "Why, and who decided?", (words) => it.add(pb.line(it.now(), "severity", { about: choice.value, words })))),
      h("p", null, h("a", { class: "pb-button", href: `#${it.head.id}/now` }, "Next step")),
    ];
  };

  // Who.

  const reach = (contact) => {
    const parts = [contact.reach, contact.person, contact.rota].filter(Boolean);
    return parts.flatMap((text, at) => [at ? " · " : "", callable(text)]);
  };
  const callable = (text) => {
    const found = /(https:\/\/[^\s]+)|([^\s@]+@[^\s@]+\.[a-z]{2,})|(\+\d[\d ()/-]{5,}\d)/i.exec(text);
    if (!found) return text;
    const [whole, web, mail, phone] = found;
    const href = web ?? (mail ? `mailto:${mail}` : `tel:${phone.replace(/[^\d+]/g, "")}`);
    return [text.slice(0, found.index), h("a", { href, rel: "noopener noreferrer" }, whole), text.slice(found.index + whole.length)];
  };

  views.people = (it) => {
    const { verdict, pages, severity } = it.state;
    const wait = it.live.severities[severity]?.escalate ?? null;
    const stood_in = Object.entries(pages).filter(([, page]) => page.is === "not-answered").map(([id]) => it.table.roles[id]?.backup).filter(Boolean);
    const listed = [...verdict.pages.map((page) => [page.role, page]), ...[...stood_in, ...Object.keys(pages)].map((id) => [id, null])];
    const seen = new Set();
    return h("ul", { class: "pb-live-list", "aria-label": "Who is paged" }, listed.filter(([id]) => it.table.roles[id] && !seen.has(id) && seen.add(id)).map(([id, page]) => {
      const { contact, backup } = it.table.roles[id];
      const now = pages[id];
      const say = (is) => it.add(pb.line(it.now(), "page", { about: id, is }));
      return h("li", { class: now ? null : "pb-live-beside" }, h("span", null, h("b", null, linked(it, "roles", id)), page?.within && ` within ${page.within}`),
        contact && h("span", { class: "pb-reach" }, reach(contact)),
        page && h("span", { class: "pb-by" }, page.because.map(([by, key, at]) => (by === "severity" ? named_severity(it, key) : by === "type" ? it.table.types[key].name : by === "kind" ? "this kind" : `${it.table.questions[key].ask} ${it.table.questions[key].answers[at].words}`)).join("; ")),
        now?.is === "paged" && wait !== null && h("span", { class: "pb-by" }, "No answer? Page the ", backup ? role(it, backup) : "next one", " ", running(it, pb.millis(now.since) + wait * 60_000)),
        now?.is === "not-answered" && h("span", { class: "pb-by" }, contact?.backup ?? (backup ? `Page the ${role(it, backup)} now.` : "Page the next one now.")),
        h("span", { class: "pb-live-row" },
          now && h("span", { class: "pb-chip" }, `${now.is.replaceAll("-", " ")} ${clock(it, pb.millis(now.at))}`),
          (!now || now.is === "not-answered") && button(now ? "Paged again" : "Paged", () => say("paged"), true),
          now?.is === "paged" && [button("Answered", () => say("answered"), true), button("No answer", () => say("not-answered"), true)]));
    }));
  };
  const named_severity = (it, id) => it.table.severities.find((one) => one.id === id)?.name ?? id;

  views.who = (it) => [h("h2", null, "Who"), it.state.verdict.pages.length ? null : h("p", null, it.state.severity ? "Nobody is paged at this severity." : ["No severity yet. In doubt, take the worse one and page. ", h("a", { href: `#${it.head.id}/classify` }, "Answer the questions")]), views.people(it)];

  // Say.

  views.say = (it) => {
    if (it.item && it.live.scripts[it.item]) return composer(it, it.item, it.live.scripts[it.item]);
    const here = Object.entries(it.live.scripts).filter(([, script]) => !it.state.severity || script.used_for.includes(it.state.severity));
    const severity = it.live.severities[it.state.severity];
    const next = severity ? pb.nextWords(severity, it.state) : [];
    return [
      h("h2", null, "Say"),
      next.length > 0 && h("ul", { class: "pb-live-list" }, next.map((due) => h("li", null, h("b", null, due.label), " ", running(it, due.at), h("span", { class: "pb-by" }, `by ${clock(it, due.at)}${due.who ? `, ${role(it, due.who)}` : ""}`),
        due.script && h("span", { class: "pb-live-row" }, h("a", { class: "pb-button pb-button-quiet", href: `#${it.head.id}/say/${due.script}` }, "Write it"))))),
      h("h2", null, "Scripts"),
      h("ul", { class: "pb-live-list" }, here.map(([id, script]) => {
        const sent = it.state.words.filter((line) => line.about === id).at(-1);
        return h("li", null, h("a", { href: `#${it.head.id}/say/${id}` }, script.name), h("span", { class: "pb-by" }, `${script.audience}, ${script.stage}${sent ? `; sent ${clock(it, pb.millis(sent.at))}` : ""}`));
      })),
    ];
  };

  const suggested = (it, name, blank) => {
    if (it.state.blanks[name]) return it.state.blanks[name];
    if (blank.value) return blank.value;
    if (blank.kind !== "time" || !/next|update/.test(name)) return "";
    const severity = it.live.severities[it.state.severity];
    const next = severity?.rhythms.length ? it.now() + pb.everyAt(severity.rhythms[0], (it.now() - base(it)) / 60_000) * 60_000 : null;
    return next === null ? "" : pb.said(Math.floor(next / 300_000) * 300_000, it.now(), it.live.zone);
  };

  const composer = (it, id, script) => {
    const values = Object.fromEntries(Object.entries(script.blanks).map(([name, blank]) => [name, suggested(it, name, blank)]));
    const skip = new Set(script.lines.flatMap((line, at) => (line.when ? [at] : [])));
    const text = () => `${script.subject ? `${pb.composed({ text: script.subject }, values)}\n\n` : ""}${shout(it, pb.composed(script, values, skip))}`;
    const shown = h("div", { class: "pb-script", id: "_words", "aria-live": "polite" });
    const open = h("p", { class: "pb-says" });
    const write = () => {
      shown.textContent = text();
      const left = Object.keys(script.blanks).filter((name) => text().includes(`[${name}]`));
      open.textContent = left.length ? `Still blank: ${left.map((name) => name.replaceAll("-", " ")).join(", ")}.` : "";
    };
    write();
    const inputs = Object.entries(script.blanks).map(([name, blank]) => {
      const set = (value) => { values[name] = value; write(); };
      const keep = () => { if (values[name].trim() && values[name] !== it.state.blanks[name]) it.quietly(pb.line(it.now(), "blank", { about: name, words: values[name].trim() })); };
      const input = blank.choices.length
        ? h("select", { change: () => { set(input.value); keep(); } }, h("option", { value: "" }, "Choose"), [...new Set([...blank.choices, values[name]].filter(Boolean))].map((one) => h("option", { value: one, selected: one === values[name] }, one)))
        : h("input", { type: "text", value: values[name], placeholder: blank.example || false, maxlength: 500, autocomplete: "off", input: () => set(input.value), change: keep });
      return field(name.replaceAll("-", " "), input, `${blank.meaning}${blank.filled_by ? ` ${role(it, blank.filled_by)} knows.` : ""}`);
    });
    const sends = () => it.add(pb.line(it.now(), "word", { about: id, is: "sent", by: script.releaser, words: text() }),
      ...(["public", "customers"].includes(script.audience) ? reached(it, "first-public-word") : []), ...(script.stage === "resolution" ? reached(it, "resolved") : []));
    return [
      h("p", null, h("a", { href: `#${it.head.id}/say` }, "All scripts")),
      h("h2", null, script.name),
      h("p", { class: "pb-says" }, `${script.pre_approved ? "Cleared in advance. " : script.clearer ? `${role(it, script.clearer)} clears it. ` : ""}${role(it, script.releaser)} says send. ${it.live.channels[script.channel]?.name ?? script.channel}`, it.live.channels[script.channel]?.where && [": ", callable(it.live.channels[script.channel].where)], `. ${script.seconds} seconds aloud.`),
      shown,
      open,
      h("p", { class: "pb-live-row" }, copying("Copy", text), button("Sent", sends)),
      script.lines.map((line, at) => line.when && h("label", { class: "pb-live-check" }, h("input", { type: "checkbox", change: () => { skip.has(at) ? skip.delete(at) : skip.add(at); write(); } }), ` ${line.when}`)),
      inputs,
      script.never_say.length > 0 && h("section", null, h("h2", null, "Never say"), h("ul", null, script.never_say.map((one) => h("li", null, one)))),
    ];
  };

  // Clocks.

  const moments = (it) =>
    h("ul", { class: "pb-live-list" }, Object.entries(it.live.timestamps).map(([id, { name, meaning }]) => {
      const at = it.state.moments[id];
      const input = moment(at ? pb.millis(at) : it.now());
      const say = (millis) => millis !== null && it.add(pb.line(it.now(), "moment", { about: id, is: pb.stamp(millis) }));
      const form = h("form", { class: "pb-live-ask", hidden: true, submit: (event) => { event.preventDefault(); say(input.read()); } }, field("UTC", input), button("Save", null, false, { type: "submit" }));
      return h("li", null, h("b", null, name), at ? ` ${clock(it, pb.millis(at))}` : "", h("span", { class: "pb-by" }, meaning),
        h("span", { class: "pb-live-row" }, !at && button("Now", () => say(it.now()), true), button(at ? "Change" : "Earlier", () => { form.hidden = !form.hidden; }, true)), form);
    }));

  const counted = (it, limit) => limit.rules.map((rule) => pb.ruleSays(it.live.deadlines, rule)).join(" ");

  const legal = (it, id) => {
    const clockOf = it.live.clocks[id];
    const due = it.live.deadlines.clocks[id] ? pb.legal(it.live, it.state, id) : [];
    const line = it.state.clocks[id];
    const say = (is, words = "") => it.add(pb.line(it.now(), "clock", { about: id, is, by: clockOf.owner ?? "", words }));
    const names = it.live.deadlines.clocks[id]?.deadlines ?? [];
    return h("li", null, h("b", null, linked(it, "clocks", id)), h("span", { class: "pb-by" }, [clockOf.owner && `${role(it, clockOf.owner)} decides.`, clockOf.who, clockOf.trigger].filter(Boolean).join(" ")),
      line && h("p", { class: "pb-chip" }, `${line.is.replaceAll("-", " ")} since ${clock(it, pb.millis(line.at))}${line.words ? `: ${line.words}` : ""}`),
      line?.is !== "not-applicable" && h("ul", null, due.map((one) => h("li", null, names[one.number - 1].what, " ",
        one.sent ? h("b", null, "sent") : one.safe ? [running(it, one.safe.at), h("span", { class: "pb-by" }, `act by ${clock(it, one.safe.at)}${one.letter ? `; the law allows it until ${clock(it, one.letter.at)}` : ""}`)] : h("span", { class: "pb-by" }, one.missing ? `Enter the moment: ${it.live.timestamps[one.missing]?.name ?? one.missing}` : (names[one.number - 1].wording ?? "No number: without undue delay")),
        one.notes.map((note) => h("span", { class: "pb-by" }, pb.noteSays(it.live.deadlines, note))),
        line?.is === "applies" && !one.sent && h("span", { class: "pb-live-row" }, button("Sent", () => say("sent", String(one.number)), true))))),
      line?.is !== "not-applicable" && due.some((one) => one.safe) && folded("How it is counted", () => h("ul", null, due.filter((one) => one.safe).map((one) => h("li", null, names[one.number - 1].what,
        h("span", { class: "pb-by" }, `Act: ${counted(it, one.safe)}`), one.letter && h("span", { class: "pb-by" }, `Law: ${counted(it, one.letter)}`))))),
      line?.is !== "applies" && h("span", { class: "pb-live-row" }, button("It applies", () => say("applies"), true)),
      line?.is !== "not-applicable" && asking("It does not apply", "Why not?", (words) => say("not-applicable", words)));
  };

  /** Where it is due, and what kinds of entity we are: both change how clocks count. */
  const circumstances = (it, ids) => {
    const { places } = it.live.deadlines;
    const choice = h("select", { change: () => it.add(pb.line(it.now(), "place", { is: choice.value })) }, h("option", { value: "" }, "Where each clock says"),
      Object.entries(places).filter(([code]) => code !== "EU").sort(([, one], [, other]) => one.name.localeCompare(other.name)).map(([code, { name }]) => h("option", { value: code, selected: code === it.state.place }, name)));
    const kinds = Object.entries(Object.assign({}, ...ids.map((id) => it.live.clocks[id].entities)));
    return [field("Where it is due", choice, "Its days off and its time count, for the clocks that can be of it."),
      kinds.length > 0 && h("fieldset", { class: "pb-live-kinds" }, h("legend", null, "What we are"), kinds.map(([kind, words]) => {
        const box = h("input", { type: "checkbox", checked: it.state.entities.includes(kind), change: () => it.add(pb.line(it.now(), "entity", { about: kind, is: box.checked ? "yes" : "no" })) });
        return h("label", { class: "pb-live-check" }, box, ` ${words}`);
      }))];
  };

  views.clocks = (it) => {
    const ids = [...new Set([...it.state.verdict.clocks, ...Object.keys(it.state.clocks)])].filter((id) => it.live.clocks[id]);
    const due = pb.due(it.live, it.state);
    return [
      h("h2", null, "Due"),
      due.length ? h("ul", { class: "pb-live-list" }, due.map((one) => h("li", null, h("b", null, one.what === "escalate" ? `${role(it, one.id)} has not answered` : one.label), " ", running(it, one.at), h("span", { class: "pb-by" }, [clock(it, one.at), pb.reminded(one, it.now())].filter(Boolean).join(", ")),
        one.stop && h("span", { class: "pb-live-row" }, button("Reached now", () => it.add(pb.line(it.now(), "moment", { about: one.stop, is: pb.stamp(it.now()) })), true))))) : h("p", null, "Nothing is due."),
      h("h2", null, "Law and contracts"),
      h("p", { class: "pb-says" }, `No legal advice. The owner of each clock decides. Holidays are known from ${it.live.deadlines.years.join(" to ")}; without them the earliest moment stands here. A locked phone cannot remind you: keep the calendar file.`),
      ids.length ? [h("p", null, button("Keep in the calendar", () => it.save("due-times.ics", "text/calendar", pb.calendar(it.live, it.state, ids.filter((id) => it.state.clocks[id]?.is !== "not-applicable" && it.live.deadlines.clocks[id]), it.now())), true)), h("ul", { class: "pb-live-list" }, ids.map((id) => legal(it, id)))] : h("p", null, "None may start for this incident type."),
      ids.length > 0 && folded(it.state.place ? `Due in ${it.live.deadlines.places[it.state.place]?.name ?? it.state.place}` : "Another place, another kind of firm", () => circumstances(it, ids), Boolean(it.state.place) || `${it.state.entities}` !== `${[...it.live.entities].sort()}`),
      folded("Moments", () => moments(it)),
    ];
  };

  // Log.

  /** Opens what corrects a line: other words for a free line, taking back for all else. The old line stays. */
  const correcting = (it, line) => {
    const mend = (words) => it.add(pb.line(it.now(), "line", { words, corrects: line.id }));
    if (line.what !== "line") return button("Take back", () => mend("Taken back"), true, { class: "pb-button pb-button-quiet pb-live-link" });
    const input = h("textarea", { rows: 2, maxlength: 4000, required: true }, line.words);
    const form = h("form", { class: "pb-live-ask", submit: (event) => { event.preventDefault(); if (input.value.trim()) mend(input.value.trim()); } },
      field("What is right?", input), button("Save", null, false, { type: "submit" }));
    const made = button("Correct", () => { made.replaceWith(form); input.focus(); }, true, { class: "pb-button pb-button-quiet pb-live-link" });
    return made;
  };

  views.log = (it) => {
    const words = h("textarea", { rows: 2, maxlength: 4000, required: true });
    const forget = h("div", { hidden: true }, h("p", null, "It is gone from this device for good. Export it first."), button("Forget it now", () => it.forget()));
    return [
      h("h2", null, "Log"),
      h("form", { class: "pb-live-form", submit: (event) => { event.preventDefault(); if (words.value.trim()) it.add(pb.line(it.now(), "line", { words: words.value.trim() })); } }, field("A line", words), button("Write it down", null, false, { type: "submit" })),
      h("p", null, button(it.mending ? "Nothing to correct" : "Correct a line", () => it.look({ mending: !it.mending }), true, { "aria-pressed": String(Boolean(it.mending)) })),
      h("ol", { class: "pb-live-log", reversed: true, start: it.lines.length }, [...it.lines].reverse().slice(0, it.whole ? undefined : 40).map((line) => {
        const gone = it.state.corrected.has(line.id);
        const said = pb.lineSays(it.live, it.table, line);
        return h("li", { class: gone ? "pb-live-gone" : null }, h("time", { datetime: line.at }, line.at.slice(0, 10) === it.lines.at(-1).at.slice(0, 10) ? line.at.slice(11, 19) : line.at.replace("T", " ").slice(0, 19)), " ", gone ? h("s", null, said) : said,
          it.mending && !gone && line.what !== "started" && !(line.corrects && line.words === "Taken back") && [" ", correcting(it, line)]);
      })),
      !it.whole && it.lines.length > 40 && h("p", null, button(`All ${it.lines.length} lines`, () => it.look({ whole: true }), true)),
      h("h2", null, "Hand over"),
      h("div", { class: "pb-live-ticks" },
        copying("Copy the handover", () => pb.handover(it.live, it.table, it.lines, it.now())),
        button("Handover as Markdown", () => { it.save("handover.md", "text/markdown", pb.handedOver(it.live, it.table, it.head, it.lines, it.now())); it.quietly(pb.line(it.now(), "handover")); }, true),
        button("Export", () => it.save("incident.json", "application/json", `${JSON.stringify(pb.exported(it.live, it.table, it.head, it.lines), null, 1)}\n`), true),
        button("Record for the register", () => it.save("incident.yaml", "application/yaml", pb.recordOf(it.live, it.table, it.head, it.lines)), true),
        button("Print", () => { it.look({ whole: true }); print(); }, true)),
      h("p", { class: "pb-says" }, "The next device opens any of the three files and goes on."),
      h("h2", null, "Close"),
      h("div", { class: "pb-live-ticks" }, !it.state.ended && button("Close the incident", () => it.add(pb.line(it.now(), "ended")), true), button("Forget this incident", () => { forget.hidden = false; }, true), forget),
      h("p", null, h("a", { href: "#" }, "All incidents on this device")),
    ];
  };
})();
