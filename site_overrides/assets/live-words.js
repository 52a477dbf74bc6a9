// The words of a script: composed from blanks, what is offered for a blank, and when the next word is promised. Pure, as
// live-incident.js. Where a value may be offered again is said by the playbook (`kept` of a blank), never decided here.
(() => {
  const pb = (globalThis.pb ??= {});
  const MINUTE = 60_000;
  const SOON = 30 * MINUTE; // less time than a clearance and a release take is no promise
  const DAY = 1440 * MINUTE;
  const PROMISE = /next|update/; // of the name of a blank
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const SAID = /^(?:(?<date>\d{4}-\d\d-\d\d),? |(?<day>\d\d?) (?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*),? (?:at )?)?(?<hour>\d\d?):(?<minute>\d\d) UTC\b/i;
  const BLANK = /\[\[([^[\]\n]{0,80})\]\]/g;
  const GONE = "\u0000";

  /**
   * The words of a script with its blanks filled. One that nobody filled stays in brackets; an optional one is left out with its
   * line. A question stands before its answer. `skip`: cases left out.
   */
  pb.composed = (script, values, skip = new Set()) => {
    const filled = (text) => whole(text.replace(BLANK, (_, name) => values[name]?.trim() || (script.blanks?.[name]?.optional ? GONE : `[${name}]`)));
    if (script.text) return filled(script.text);
    return script.lines.filter((_, place) => !skip.has(place)).map((line) => (line.asked ? `Q: ${line.when}\nA: ${filled(line.text)}` : filled(line.text))).join("\n\n");
  };
  const whole = (text) => (text.includes(GONE)
    ? text.replace(/^[ \0]*\0[ \0]*(?:\n|$)/gm, "").replace(/ ?\0(?=[.,;:!?\n]|$)/g, "").replace(/\0 ?/g, "").replace(/ +$/gm, "").replace(/\n{3,}/g, "\n\n").trim()
    : text);

  /** Which blanks of a script are still open in its words. */
  pb.openBlanks = (script, words) => Object.keys(script.blanks).filter((name) => words.includes(`[${name}]`));

  /**
   * What is asked of each choice in use that is true only while a lever holds: what the log says of every lever, because one
   * that holds does not make every sentence true.
   */
  pb.heldAsked = (script, values, table, state, now) => {
    const last = Object.values(Object.fromEntries(state.levers.map((line) => [line.about, line])));
    const log = last.map((line) => `${table.levers[line.about]?.name ?? line.about} ${line.is.replaceAll("-", " ")} ${pb.said(pb.millis(line.at), now)}`).join("; ");
    const asked = (words) => (last.some((line) => line.is === "held") ? `In the log: ${log}. Does that make this true: “${words}”?` : `No check in the log says that a lever holds: “${words.replace(/\.$/, "")}”.`);
    return Object.entries(script.blanks).filter(([name, blank]) => blank.held.includes(values[name])).map(([name]) => asked(values[name]));
  };

  /** The values of a script without what is about one person: what a log may hold. */
  pb.loggable = (script, values) => Object.fromEntries(Object.entries(values).filter(([name]) => script.blanks[name]?.kept !== "nowhere"));

  /** What to offer for a blank: the value, and the script and moment it comes from where it was filled in before. */
  pb.suggested = (live, table, state, id, name, now, zone = null) => {
    const blank = live.scripts[id].blanks[name];
    const before = keptOf(live, state, id, name, blank);
    if (before) return { value: before.words, from: { script: before.is || id, at: before.at } };
    return { value: blank.value || knownOf(table, state, name, blank, now, zone) || promiseOf(live, state, id, name, blank, now, zone), from: null };
  };

  function keptOf(live, state, id, name, blank) {
    if (blank.kept === "nowhere") return null;
    const filled = state.blanks[name] ?? [];
    const own = filled.filter((line) => line.is === id).at(-1);
    if (blank.kept === "everywhere") {
      const same = (line) => !line.is || line.is === id || live.scripts[line.is]?.blanks[name]?.kept === "everywhere";
      return filled.filter(same).at(-1) ?? null;
    }
    const sent = state.words.filter((line) => line.about === id).at(-1);
    if (blank.kept === "once" && own && sent && sent.at >= own.at) return null;
    return own ?? null;
  }

  /** What the log knows of a blank: the moment after which it is called, the severity among its choices, the name of the incident. */
  function knownOf(table, state, name, blank, now, zone) {
    const timestamp = blank.kind === "time" && Object.keys(state.moments).find((id) => name === `${id}-time` || name === `${id}-at`);
    if (timestamp) return pb.said(pb.millis(state.moments[timestamp]), now, zone);
    const severity = table.severities.find((one) => one.id === state.severity)?.name;
    return blank.choices.includes(severity) ? severity : name === "incident-name" ? state.name : "";
  }

  function promiseOf(live, state, id, name, blank, now, zone) {
    if (blank.kind !== "time" || !PROMISE.test(name)) return "";
    const at = pb.promised(live, state, id, now);
    return at === null ? "" : pb.said(at, now, zone);
  }

  /** The blank of a script that promises its next word, where no rhythm reminds of it: to one person, or to an audience without a rhythm. Else null. */
  pb.promisesAlone = (live, state, id, now) => {
    const found = Object.entries(live.scripts[id].blanks).find(([name, blank]) => blank.kind === "time" && PROMISE.test(name));
    return found && pb.promised(live, state, id, now) === null ? found[0] : null;
  };

  /** A moment as somebody writes it, in milliseconds: `09:00 UTC`, `2026-11-30 09:00 UTC` or `30 November, 09:00 UTC`, the next one; null for any other words. */
  pb.momentIn = (words, now) => {
    const found = SAID.exec(words.replace(/\u202f|\u00a0/g, " "));
    if (!found) return null;
    const { date, day, month, hour, minute } = found.groups;
    const today = pb.stamp(now).slice(0, 10);
    const at = (text) => { const made = Date.parse(`${text}T${hour.padStart(2, "0")}:${minute}:00Z`); return Number.isNaN(made) || pb.stamp(made).slice(0, 10) !== text ? null : made; };
    if (date) return at(date);
    if (!month) return [at(today), at(pb.stamp(now + DAY).slice(0, 10))].find((one) => one > now - MINUTE) ?? null;
    const rest = `${String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
    return [at(`${today.slice(0, 4)}-${rest}`), at(`${Number(today.slice(0, 4)) + 1}-${rest}`)].find((one) => one > now - DAY) ?? null;
  };

  /**
   * When the next word after a script is promised, in milliseconds: by the rhythm whose words it is, else by the one for its
   * audience; null where its audience has none, as for colleagues outside the channel of theirs, or after the end. Words that keep
   * the rhythm start it anew; others name the word that comes next, unless that is too near to keep: then a whole rhythm later.
   */
  pb.promised = (live, state, id, now) => {
    const severity = live.severities[state.severity];
    const { audience, channel, stage } = live.scripts[id];
    const hears = (one) => one.audience === audience && (audience !== "staff" || one.channel === channel);
    const rhythms = severity?.rhythms ?? [];
    const rhythm = rhythms.find((one) => one.scripts.includes(id)) ?? rhythms.find(hears);
    if (!rhythm || stage === "postmortem") return null;
    const due = rhythm.scripts.includes(id) ? null : pb.nextWords(severity, state).find((one) => one.id === rhythm.id)?.at;
    const since = state.moments.declared ?? state.moments.awareness;
    const at = due >= now + SOON ? due : now + pb.everyAt(rhythm, since ? (now - pb.millis(since)) / MINUTE : 0) * MINUTE;
    return Math.max(Math.floor(at / (5 * MINUTE)) * (5 * MINUTE), Math.ceil(now / MINUTE) * MINUTE);
  };
})();
