// The live page while an incident runs: one step at a time for who reads aloud, or one's own steps alone; and who is paged.
(() => {
  const pb = globalThis.pb;
  const { h, views } = pb;
  const { askInstead, asking, button, clock, close, command, contained, field, folded, linked, listed, named, place, reach, reached, reopen, role, running, tapped, untold, way } = pb.parts;

  const base = (it) => pb.millis(it.state.moments["first-signal"] ?? it.state.moments.awareness ?? it.lines[0].at);

  const phaseLine = (it, step) => {
    const phase = it.live.phases[step.phase];
    const ends = phase.to === null ? null : base(it) + phase.to * 60_000;
    return h("p", { class: "pb-live-phase" }, phase.name, ends !== null && [h("span", { class: "pb-live-ends" }, ", ends"), h("span", { class: "pb-live-ended" }, ","), " ", running(it, ends)]);
  };

  /** Whether it is contained when this lever holds: a kind that needs several waits for the last of them. */
  const holds = (it, id) => {
    const needed = pb.pulledNow(it.state.verdict.levers).map(({ lever }) => lever);
    const last = new Map(it.state.levers.map((line) => [line.about, line.is]));
    return !needed.includes(id) || needed.every((each) => each === id || last.get(each) === "held");
  };

  const levers = (it, ids) =>
    ids.map((id) => {
      const last = it.state.levers.filter((line) => line.about === id).at(-1)?.is;
      const say = (is) => it.add(pb.line(it.now(), "lever", { about: id, is, by: it.table.levers[id]?.owner ?? "" }), ...(is === "did-not-hold" || (is === "held" && holds(it, id)) ? contained(it, is === "held") : []));
      return h("li", { id: `_lever-${id}` }, h("b", null, linked(it, "levers", id)), h("span", { class: "pb-by" }, pb.pulledBy(it.table, id)),
        h("span", { class: "pb-live-row" },
          last ? h("span", { class: "pb-chip" }, last.replaceAll("-", " ")) : null,
          (!last || last === "undone") && button("Pulled", () => say("pulled"), true),
          last === "pulled" && [button("It held", () => say("held"), true), button("It did not hold", () => say("did-not-hold"), true)],
          last && last !== "undone" && last !== "pulled" && button("Undone", () => say("undone"), true)));
    });

  // What a step uses.

  /** The scripts of a step, with those that the verdict puts first for this kind of incident in the place of the usual ones. */
  const scriptsOf = (it, step) => {
    const { verdict } = it.state;
    const usual = it.table.severities[verdict.place].say?.script;
    if (!step.uses.scripts.includes(usual)) return { first: step.uses.scripts, others: [], changed: false };
    const first = step.uses.scripts.flatMap((id) => (id === usual ? (verdict.say?.script ? [verdict.say.script] : []) : [id]));
    return { first, others: verdict.words.filter((id) => !first.includes(id)), changed: verdict.say?.script !== usual };
  };
  const kindName = (it) => (it.state.kind ? named(it, "kinds", it.state.kind) : named(it, "types", it.state.type));
  const write = (it, id) => way(`Write: ${it.live.scripts[id]?.name ?? id}`, `#${it.head.id}/say/${id}`);
  const saying = (it, step) => {
    const { first, others, changed } = scriptsOf(it, step);
    return [
      changed && h("p", { class: "pb-note" }, it.state.verdict.say?.script ? [h("b", null, it.live.scripts[it.state.verdict.say.script]?.name ?? it.state.verdict.say.script), " goes out first in this incident."] : "No script is ready to go out first in this incident."),
      first.length > 0 && h("p", { class: "pb-live-row" }, first.map((id) => write(it, id))),
      others.length > 0 && [h("p", { class: "pb-by" }, `Words for ${kindName(it)}:`), h("p", { class: "pb-live-row" }, others.map((id) => write(it, id)))],
    ];
  };

  /** What comes before or beside the first lever of the kind, and when. */
  const leverNote = (it) => it.table.kinds[it.state.kind]?.note && h("p", { class: "pb-by" }, it.table.kinds[it.state.kind].note);

  const used = (it, step) => {
    const { verdict } = it.state;
    const stays_on = it.table.kinds[it.state.kind]?.stays_on; // switching off is not for such a kind
    const pulls = [...new Set([...(step.uses.type_levers ? verdict.levers.filter(({ too }, place) => place < 3 || too).map((pull) => pull.lever) : []), ...(stays_on ? [] : step.uses.levers)])];
    const save = [...new Set([...(step.uses.type_evidence ? verdict.save : []), ...step.uses.evidence])];
    return [
      pulls.length > 0 && step.uses.type_levers && leverNote(it),
      stays_on && step.uses.levers.length > 0 && h("p", { class: "pb-by" }, `${it.table.kinds[it.state.kind].short}: the product stays on.`),
      pulls.length > 0 && h("ul", { class: "pb-live-list", "aria-label": "Levers" }, levers(it, pulls.filter((id) => it.table.levers[id]))),
      save.length > 0 && h("p", null, h("b", null, "Save: "), listed(save.map((id) => linked(it, "evidence", id)))),
      saying(it, step),
      step.triage && h("p", null, way("Answer the questions", `#${it.head.id}/classify`)),
      step.uses.type_clocks && h("p", null, way("The clocks", `#${it.head.id}/clocks`)),
      step.pages && views.people(it),
    ];
  };

  /** What makes one doubt that a step is done, as a sentence and the way to mend it; null for nothing. */
  const doubt = (it, step) => {
    const { state } = it;
    const to = (screen, words) => way(words, `#${it.head.id}/${screen}`, false);
    if (step.triage && !state.severity) return { words: "No severity is set.", mend: to("classify", "Answer the questions") };
    const unpaged = step.pages ? state.verdict.pages.filter((page) => !page.minutes && !state.pages[page.role]).map((page) => role(it, page.role)) : [];
    if (unpaged.length) return { words: Object.keys(state.pages).length ? `Not marked paged: ${unpaged.join(", ")}.` : "Nobody is marked paged.", mend: to("who", "Go to Who") };
    const last = new Map(state.levers.map((line) => [line.about, line.is]));
    if (step.pulls && ![...last.values()].some((is) => is === "pulled" || is === "held")) {
      return { words: "No lever is marked pulled.", mend: button("To the levers", () => { it.look({}); const first = document.querySelector("[aria-label=Levers] button"); first?.focus({ preventScroll: true }); first?.closest("li").scrollIntoView({ block: "center", behavior: "instant" }); }) };
    }
    const { first } = step.sends ? scriptsOf(it, step) : { first: [] };
    if (first.length && !first.some((id) => state.words.some((line) => line.about === id))) return { words: `Nothing is marked sent: ${it.live.scripts[first[0]]?.name ?? first[0]}.`, mend: to(`say/${first[0]}`, "Write it") };
    const open = step.uses.type_clocks ? pb.mayStart(it.live, state, it.now()).filter((id) => !state.clocks[id]) : [];
    return open.length ? { words: `${open.length} ${open.length === 1 ? "clock is" : "clocks are"} not decided.`, mend: to("clocks", "Go to Clocks") } : null;
  };

  const ticks = (it, id, step) => {
    const say = (is, words = "", more = []) => it.add(pb.line(it.now(), "step", { about: id, is, by: step.owner, words }), ...more);
    if (step.kind === "decision") {
      const stops = step.answers.some((answer) => answer.marks);
      return h("ul", { class: "pb-answers" }, step.answers.map((answer) =>
        h("li", null, h("button", { type: "button", class: `pb-answer${answer.unsure ? " pb-unsure" : ""}`, click: () => say(answer.code, "", stops ? contained(it, Boolean(answer.marks)) : []) }, h("span", { class: "pb-answer-text" }, answer.words)),
          answer.ends_with && h("p", { class: "pb-by" }, answer.ends_with))));
    }
    const done = () => say("done", "", step.marks ? reached(it, step.marks) : []);
    const bar = h("div", { class: "pb-live-ticks" }, button("Done", () => {
      const doubts = doubt(it, step);
      if (doubts) askInstead(bar, { ...doubts, all: button("Done all the same", done, true) });
      else done();
    }, false, { class: "pb-button pb-live-done" }),
    asking("Not possible", "Why?", (words) => say("not-possible", words)), button("Later", () => say("later"), true));
    return bar;
  };

  // One step.

  /** Whether a step is for the severity and the type of this incident, as far as they are known. */
  const isOurs = (it, step) =>
    (!it.state.severity || !step.only_for.length || step.only_for.includes(it.state.severity)) &&
    (!it.state.type || !step.only_for_types.length || step.only_for_types.includes(it.state.kind ?? it.state.type));
  const isMine = (it, step) => !it.role || [step.owner, ...step.done_by].some((one) => one === it.role || one === "everybody");

  const stepCard = (it, id) => {
    const step = it.live.steps[id];
    const waits = step.after.filter((one) => !it.state.steps[one] && it.live.steps[one] && isOurs(it, it.live.steps[one]));
    const helps = helpFirst(it);
    const before = atOnce(it, step);
    const safety = step.safety && h("p", { class: "pb-safe" }, step.safety);
    return h("section", { class: "pb-live-step", "aria-live": "polite" },
      helps.length > 0 && h("div", { class: `pb-safe pb-live-help${inDanger(it) ? " pb-live-danger" : ""}` }, helps.map((words) => h("p", null, words))),
      before.length > 0 && [safety, before],
      phaseLine(it, step),
      h("h2", { tabindex: "-1", id: "_step" }, step.title),
      !before.length && safety,
      h("p", { class: "pb-live-who" }, h("b", { class: "pb-chip pb-chip-who" }, step.done_by.length ? step.done_by.map((one) => role(it, one)).join(", ") : role(it, step.owner)),
        step.minutes > 0 && h("span", { class: "pb-chip pb-chip-min" }, `${step.minutes} min`),
        step.within && h("span", { class: "pb-chip pb-chip-min" }, `within ${step.within}`),
        step.backup && h("span", { class: "pb-says" }, `else ${role(it, step.backup)}`)),
      waits.length > 0 && h("p", { class: "pb-says" }, `Waits for: ${waits.map((one) => it.live.steps[one].title).join(" ")}`),
      step.parts.length > 0 && h("ol", { class: "pb-live-parts" }, step.parts.map((part) => h("li", null, part.words, command(part.command)))),
      command(step.command),
      used(it, step),
      step.to && h("p", null, place(step.to, "Open it")),
      step.done_when && h("p", { class: "pb-done" }, h("b", null, "Done when "), step.done_when),
      step.kind === "decision" && ticks(it, id, step),
      step.note && h("p", { class: "pb-says" }, step.note),
      step.kind !== "decision" && ticks(it, id, step));
  };

  const endCard = (it, answer) => h("section", { class: "pb-live-step", "aria-live": "polite" },
    h("h2", { tabindex: "-1", id: "_step" }, answer.words), h("p", null, answer.ends_with),
    h("div", { class: "pb-live-ticks" }, close(it, { class: "pb-button pb-live-done" })));

  const closedCard = (it) => h("section", { class: "pb-live-step pb-live-closed" },
    h("h2", { tabindex: "-1", id: "_step" }, "Closed"), h("p", null, `Since ${clock(it, pb.millis(it.state.ended))}. It grows again? Reopen it: nothing of it is lost.`),
    h("p", { class: "pb-live-row" }, reopen(it), way("The log and its files", `#${it.head.id}/log`)));

  const askAgain = (it, [id, line], quiet = true, more = {}) => button("Ask it again", () => it.add(pb.line(it.now(), "line", { corrects: line.id, words: `Asked again: ${it.live.steps[id].title}` })), quiet, more);

  const againCard = (it, [id, line]) => {
    const step = it.live.steps[id];
    const answer = step.answers.find(({ code }) => code === line.is);
    return h("section", { class: "pb-live-step", "aria-live": "polite" },
      h("p", { class: "pb-live-phase" }, `${it.live.phases[step.phase].name}, answered ${clock(it, pb.millis(line.at))}`),
      h("h2", { tabindex: "-1", id: "_step" }, step.title),
      h("p", null, h("b", null, `${answer.words}. `), answer.ends_with),
      h("p", { class: "pb-live-who" }, h("b", { class: "pb-chip pb-chip-who" }, role(it, step.owner))),
      h("div", { class: "pb-live-ticks" }, askAgain(it, [id, line], false, { class: "pb-button pb-live-done" })));
  };

  const emptyCard = (it, here) => h("section", { class: "pb-live-step" },
    h("h2", { tabindex: "-1", id: "_step" }, it.role && here ? `No step of the ${role(it, it.role)} is left.` : "No step is left."),
    it.role && here ? h("p", null, `The incident is at: ${it.live.steps[here].title} (${role(it, it.live.steps[here].owner)})`)
      : [h("p", null, "Raise the severity if it grows. Else close the incident."), h("div", { class: "pb-live-ticks" }, close(it, { class: "pb-button pb-live-done" }))]);

  /** The first names and how many more there are: all of them would push the step out of view. */
  const firstOf = (names) => (names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", "));

  /** Help for a person, which comes before every step until a lever is pulled. */
  const helpFirst = (it) => (it.state.levers.length || it.state.moments.contained ? [] : it.state.verdict.at_once.map((reason) => pb.first(it.table, reason)));

  /** Whether that help is what the playbook says for a person in danger, so that the note above all is not said twice. */
  const inDanger = (it) => it.state.verdict.at_once.some(([by, id, place]) => {
    const { also, lever, levers } = by === "kind" ? it.table.kinds[id] : it.table.questions[id].answers[place];
    return !also && it.table.danger_lever && (lever ?? levers?.[0]) === it.table.danger_lever;
  });

  /**
   * Where a war room opens, paging and the first lever come before the steps: who leads and the experts of the answers, until they
   * are marked or the step that pages is done, and the lever until one is pulled or the step that pulls it is done. Where none opens,
   * the lever alone. A step that shows the same has it itself.
   */
  const atOnce = (it, here) => {
    const { severity, verdict, pages, steps, levers: pulled, moments } = it.state;
    const known = it.table.severities.find(({ id }) => id === severity);
    if (!known || known.ticket) return [];
    const behind = (has) => Object.entries(it.live.steps).some(([id, step]) => has(step) && steps[id]);
    const [paging, pulling] = [behind((step) => step.pages), behind((step) => step.pulls)];
    const now = verdict.pages.filter((page, place) => !page.minutes && (!place || page.because.some(([by]) => by === "answer")));
    const people = !known.room || here.pages || paging ? [] : now.filter((page) => !pages[page.role]);
    const first = here.uses.type_levers || here.uses.levers.length || moments.contained ? [] : pb.pulledNow(verdict.levers).filter(({ lever, too }) => (too ? !pulled.some((line) => line.about === lever) : !pulled.length && !pulling));
    const pull = (id) => button("Pulled", () => it.add(pb.line(it.now(), "lever", { about: id, is: "pulled", by: it.table.levers[id].owner })), true);
    return [
      people.length > 0 && h("p", { class: "pb-live-first" }, h("span", null, h("b", null, "Page now: "), firstOf(people.map((page) => role(it, page.role)))), way("Who", `#${it.head.id}/who`)),
      ...first.map(({ lever, too }) => h("p", { class: "pb-live-first" }, h("span", null, h("b", null, too ? "Pull too: " : "Pull first: "), linked(it, "levers", lever), ` (${role(it, it.table.levers[lever].owner)}${it.table.levers[lever].save_first ? "; save first" : ""})`), pull(lever))),
      first.length > 0 && leverNote(it),
      first.length > 0 && !pulled.length && !helpFirst(it).length && it.table.harm_goes_on && h("p", { class: "pb-by" }, it.table.harm_goes_on),
    ].filter(Boolean);
  };

  /** What holds while nobody knows how bad it is, until a lever is pulled: what a person in danger needs, then what harm that goes on does. */
  const beforeAll = (it) => {
    const danger = document.querySelector(".pb-danger")?.textContent.trim();
    const said = it.state.severity || it.state.levers.length ? [] : [danger, it.table.harm_goes_on].filter(Boolean);
    return said.length > 0 && h("div", { class: "pb-safe pb-live-help pb-live-danger" }, said.map((words) => h("p", null, words)));
  };

  const noSeverity = (it) => !it.state.severity && h("p", { class: "pb-says" }, "No severity yet. In doubt, take the worse one and page. ", h("a", { href: `#${it.head.id}/classify` }, Object.keys(it.table.questions).length ? "Answer the questions" : "Set it"));

  /** The steps people are at, in each lane that has begun: pairs of lane and step. */
  const openOf = (it) => {
    const { lanes } = it.state;
    const minutes = (it.now() - base(it)) / 60_000;
    return Object.entries(lanes).filter(([lane, id]) => id && (lane === "main" || !lanes.main || pb.isOffered(it.live, it.state, id, minutes)));
  };

  /** The next step of the role that looks: one that people are at, else the first behind those that nobody ticked. */
  const nextOfMine = (it, open) => {
    const here = open.find(([, id]) => isMine(it, it.live.steps[id]));
    if (here) return here[1];
    const ahead = Object.entries(it.state.lanes).flatMap(([lane, at]) => {
      const steps = at ? it.live.lanes[lane] : [];
      return steps.slice(steps.indexOf(at)).filter((id) => isMine(it, it.live.steps[id]) && isOurs(it, it.live.steps[id]) && !it.live.steps[id].happens && !it.state.steps[id]).slice(0, 1);
    });
    return ahead.sort((one, other) => it.live.phases[it.live.steps[one].phase].from - it.live.phases[it.live.steps[other].phase].from)[0];
  };

  views.now = (it) => {
    if (it.state.ended) return [closedCard(it), steplist(it)];
    const over = pb.ending(it.live, it.state);
    const open = over ? [] : openOf(it);
    const first = (open.find(([lane]) => lane === it.lane) ?? open[0])?.[1];
    const step = it.role && !over ? nextOfMine(it, open) : first;
    const waiting = Object.entries(it.state.steps).filter(([id, line]) => line.is === "later" && it.live.steps[id] && isMine(it, it.live.steps[id]));
    const last = [...it.lines].reverse().find((line) => line.what === "step" && !it.state.corrected.has(line.id));
    const again = pb.isOver(it.live, it.state) ? [] : pb.toAskAgain(it.live, it.state).filter(([id]) => isOurs(it, it.live.steps[id]));
    const early = it.role && step && !open.some(([, id]) => id === step);
    return [
      !over && beforeAll(it),
      noSeverity(it),
      early && first && h("p", { class: "pb-note" }, `Next for you. The incident is at: ${it.live.steps[first].title} (${role(it, it.live.steps[first].owner)})`),
      over ? endCard(it, over) : step ? stepCard(it, step) : !it.role && again.length ? againCard(it, again.at(-1)) : emptyCard(it, first),
      !it.role && open.filter(([, id]) => id !== first).map(([lane, id]) => h("p", null, button(`Also: ${it.live.steps[id].title}`, () => it.look({ lane }), true))),
      last && h("p", null, button(`Take back: ${it.live.steps[last.about]?.title ?? last.about}`, () => it.add(pb.line(it.now(), "line", { corrects: last.id, words: "Taken back" }), ...untold(it, last)), true, { class: "pb-live-link" })),
      waiting.length > 0 && h("section", null, h("h2", null, "Later"), h("ul", { class: "pb-live-list" }, waiting.map(([id, line]) =>
        h("li", { id: `_later-${id}` }, it.live.steps[id].title, h("span", { class: "pb-live-row" }, button("Done", () => it.add(pb.line(it.now(), "step", { about: id, is: "done", by: it.live.steps[id].owner, corrects: line.id })), true)))))),
      again.length > 0 && (step || it.role || again.length > 1) && h("section", null, h("h2", null, "Asked again later"), h("ul", { class: "pb-live-list" }, (step || it.role ? again : again.slice(0, -1)).map(([id, line]) =>
        h("li", { id: `_again-${id}` }, it.live.steps[id].title, h("span", { class: "pb-live-row" }, askAgain(it, [id, line])))))),
      whose(it),
      folded("The verdict", () => h("div", { class: "pb-outcome" }, pb.outcome(it.state.verdict, it.state, () => [
        h("p", null, h("a", { href: `#${it.head.id}/classify` }, "Change the answers"))]).flat())),
      steplist(it),
      it.heads.length > 1 && h("p", null, h("a", { href: "#" }, "Other incidents")),
    ];
  };

  const whose = (it) => {
    const owners = [...new Set(Object.values(it.live.steps).flatMap((step) => [step.owner, ...step.done_by]))].filter((id) => id !== "everybody");
    const choice = h("select", { change: () => it.look({ role: choice.value }) }, h("option", { value: "" }, "Everybody, to read aloud"), owners.map((id) => h("option", { value: id, selected: id === it.role }, `Only mine: ${role(it, id)}`)));
    return field("Whose steps", choice);
  };

  const steplist = (it) => folded(it.role ? `All steps of the ${role(it, it.role)}` : "All steps", () => h("ol", { class: "pb-live-list" },
    Object.entries(it.live.steps).filter(([, step]) => isMine(it, step) && isOurs(it, step)).map(([id, step]) => {
      const line = it.state.steps[id];
      const current = Object.values(it.state.lanes).includes(id);
      const answer = step.answers.find(({ code }) => code === line?.is);
      return h("li", { id: `_all-${id}` }, h("span", { class: "pb-chip" }, answer?.words ?? (line ? line.is.replaceAll("-", " ") : current ? "now" : "open")), " ", step.title,
        h("span", { class: "pb-by" }, `${role(it, step.owner)}, ${it.live.phases[step.phase].name}`),
        !line && !it.state.ended && step.kind !== "decision" && button("Done", () => it.add(pb.line(it.now(), "step", { about: id, is: "done", by: step.owner })), true));
    })));

  // Who.

  /** What happens when a page is not answered: the limits are those of the clocks, each said once. */
  const waiting = (it, id, backup) => {
    const due = pb.due(it.live, it.state);
    const answer = due.find((one) => one.what === "limit" && one.stop === "acknowledged");
    const next = due.find((one) => one.what === "escalate" && one.id === id);
    return [answer && h("span", { class: "pb-by" }, "The first answer is due ", running(it, answer.at), "."),
      next && h("span", { class: "pb-by" }, "None from here? Page the ", next.to ?? backup ? role(it, next.to ?? backup) : "next one", " ", running(it, next.at), ".")];
  };

  /** Whom the page of a role goes to next: the first whom nobody paged yet, else the last; null where the plan names nobody. */
  const nextOf = (it, id) => {
    const then = (it.table.roles[id]?.then ?? []).map(([to]) => to);
    return then.find((to) => !it.state.pages[to]) ?? then.at(-1) ?? null;
  };

  const person = (it, id, page) => {
    const backup = nextOf(it, id);
    const now = it.state.pages[id];
    const say = (is, about = id) => it.add(pb.line(it.now(), "page", { about, is }));
    const silent = now?.is === "not-answered";
    return h("li", { class: now ? null : "pb-live-beside", id: `_page-${id}` }, h("span", null, h("b", null, linked(it, "roles", id)), page?.within && ` within ${page.within}`),
      Object.hasOwn(it.live.contacts, id) && h("span", { class: "pb-reach" }, reach(it, id)),
      page && h("span", { class: "pb-by" }, pb.reasons(it.table, page.because)),
      now?.is === "paged" && waiting(it, id, backup),
      silent && h("span", { class: "pb-by" }, it.live.contacts[id]?.backup ? tapped(it, it.live.contacts[id].backup) : (backup ? `Page the ${role(it, backup)} now.` : "Nobody stands in: page again, and tell who leads.")),
      h("span", { class: "pb-live-row" },
        now && h("span", { class: "pb-chip" }, `${now.is.replaceAll("-", " ")} ${clock(it, pb.millis(now.at))}`),
        silent && backup && (it.state.pages[backup] ? h("span", { class: "pb-by" }, `${role(it, backup)}: ${it.state.pages[backup].is.replaceAll("-", " ")}`) : button(`${role(it, backup)} paged`, () => say("paged", backup))),
        (!now || silent) && button(now ? "Paged again" : "Paged", () => say("paged"), true),
        now?.is === "paged" && [button("Answered", () => say("answered"), true), button("No answer", () => say("not-answered"), true)]));
  };

  views.people = (it) => {
    const { verdict, pages } = it.state;
    const stood_in = Object.entries(pages).filter(([, page]) => page.is === "not-answered").map(([id]) => nextOf(it, id)).filter(Boolean);
    const asked = [...verdict.pages.map((page) => [page.role, page]), ...[...stood_in, ...Object.keys(pages)].map((id) => [id, null])];
    const seen = new Set();
    return h("ul", { class: "pb-live-list", "aria-label": "Who is paged" }, asked.filter(([id]) => it.table.roles[id] && !seen.has(id) && seen.add(id)).map(([id, page]) => person(it, id, page)));
  };

  views.who = (it) => [h("h2", null, "Who"), noSeverity(it), it.state.severity && !it.state.verdict.pages.length && h("p", null, "Nobody is paged at this severity."), views.people(it)];
})();
