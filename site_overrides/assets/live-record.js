// The record of an incident as the register keeps it (docs/register.md): YAML, byte for byte as `playbook incident import`
// writes it before anything is worked out, with the whole log in it. Pure, as live-incident.js.
(() => {
  const pb = (globalThis.pb ??= {});
  const BARE = /^(?:[A-Za-z][A-Za-z0-9 _/-]*[A-Za-z0-9]|[A-Za-z]|\d+[smhdw]|\$[a-z]+)$/;
  const NOT_WORDS = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n"]);

  pb.recordOf = (live, table, head, lines) => {
    const state = pb.fold(live, table, lines);
    const unplaced = [];
    const why = Object.fromEntries(lines.filter(({ what }) => what === "severity").map(({ at, about, words }) => [`${at} ${about}`, oneLine(words)]));
    const record = {
      name: oneLine(state.name) || `Incident of ${head.id.slice(0, 8)}`,
      drill: state.drill || null,
      plan: head.playbook,
      type: state.type,
      kind: state.kind,
      moments: state.moments,
      severities: state.severities.map(({ at, severity }) => said({ at, severity, because: why[`${at} ${severity}`] })),
      levers: pulled(state.levers, unplaced),
      words: state.words.map(({ at, about, by, words }) => said({ script: about, at, by, note: oneLine(words) })),
      clocks: decided(state.decided, unplaced),
      log: lines.map(({ is, ...line }) => said({ id: line.id, at: line.at, what: line.what, about: line.about, state: is, by: line.by, words: line.words, corrects: line.corrects })),
      unplaced,
    };
    return [`${head.id.toLowerCase()}:`, ...written(record, "  "), ""].join("\n");
  };

  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  const said = (part) => Object.fromEntries(Object.entries(part).filter(([, value]) => value));

  /** Each lever with its checks; a state without a pull before it has no place. */
  function pulled(states, unplaced) {
    const [open, found] = [new Map(), []];
    for (const { at, about, is, by } of states) {
      const pull = open.get(about);
      if (is === "pulled") {
        open.delete(about);
        open.set(about, said({ lever: about, at, by }));
        if (pull) found.push(pull);
      } else if (is === "held" && pull && !pull.verified) pull.verified = at;
      else if (is !== "held" && pull && !pull.result) pull.result = `${is === "did-not-hold" ? "its check failed" : "undone"} at ${at}`;
      else unplaced.push(`lever ${about} ${is} at ${at} ${by}`.trimEnd());
    }
    return [...found, ...open.values()];
  }

  /** Each clock with the last decision about it and the reports that were sent, in the order of their numbers. */
  function decided(states, unplaced) {
    const [decisions, reports] = [new Map(), new Map()];
    for (const { at, about, is, by, words } of states) {
      if (is === "sent") reports.set(about, { ...reports.get(about), [Number(words)]: at });
      else {
        if (decisions.has(about)) unplaced.push(oneLine(`clock ${about} before: ${Object.values(decisions.get(about)).join(" ")}`));
        decisions.set(about, said({ clock: about, decision: is === "applies" ? "applies" : "does-not-apply", by, because: oneLine(words), at }));
      }
    }
    return [...new Set([...decisions.keys(), ...reports.keys()])].map((clock) => {
      const sent = reports.get(clock);
      const many = sent ? Math.max(...Object.keys(sent).map(Number)) : 0;
      return { ...(decisions.get(clock) ?? { clock, decision: "applies" }),
        ...(many && { sent: Array.from({ length: many }, (_, at) => sent[at + 1] ?? "not known, because the page noted no such report") }) };
    });
  }

  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  function written(record, indent) {
    return Object.entries(record).flatMap(([name, value]) => {
      if (value === null || value === "" || (typeof value === "object" && !Object.keys(value).length)) return [];
      if (isMap(value) && name !== "plan") return [`${indent}${name}:`, ...written(value, `${indent}  `)];
      if (Array.isArray(value)) return [`${indent}${name}:`, ...value.map((item) => `${indent}  - ${inline(item)}`)];
      return [`${indent}${name}: ${inline(value)}`];
    });
  }

  /** A value on one line, as generator/layer/writing.py writes it. */
  function inline(value) {
    if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
    if (isMap(value)) return `{${Object.entries(value).map(([key, member]) => `${inline(key)}: ${inline(member)}`).join(", ")}}`;
    return typeof value === "string" && BARE.test(value) && !NOT_WORDS.has(value.toLowerCase()) ? value : JSON.stringify(value);
  }

  const BESIDE = { name: null, drill: null, type: null, kind: null, moments: {}, severities: [], levers: [], words: [], clocks: [] };

  /**
   * Where a record says something else than its log, each as a sentence with its place. What `playbook incident import` works
   * out is no contradiction: a moment of a line of the log, the channel of a script, and what the command was told because the log has none that this playbook knows.
   */
  pb.recordApart = (live, table, head, lines, text, apart) => {
    const [found, counted] = [besideOf(text), besideOf(pb.recordOf(live, table, head, lines))];
    const stamps = new Set(lines.map(({ at }) => Date.parse(at)));
    const logged = { type: Object.hasOwn(table.types, counted.said.type), severities: counted.said.severities.length > 0 };
    for (const key of Object.keys(logged)) if (!logged[key] && found.said[key]) counted.said[key] = found.said[key];
    const told = Object.keys(BESIDE).flatMap((key) => apart(found.said[key], counted.said[key], [key])).filter(({ path, one, missing }) =>
      !(missing && ((path[0] === "moments" && stamps.has(Date.parse(one))) || (path[2] === "channel" && one === live.scripts[counted.said.words[path[1]]?.script]?.channel))));
    return [...found.unread, ...told.map((each) => `${found.placed(each.path)}: ${each.told}`)];
  };

  /** What stands in a record beside its log, as far as it is written on one line each, and where. */
  function besideOf(text) {
    const [said, places, unread] = [structuredClone(BESIDE), new Map(), []];
    const note = (path, line, column) => places.set(path.join("/"), [line, column]);
    const first = text.split("\n").findIndex((row) => /^\S+:$/.test(row) && !row.startsWith("#"));
    let section = null;
    text.split("\n").forEach((row, at) => {
      const [, indent, key, gap, value] = /^( *)(?:([a-z][a-z0-9_-]*):( ?)|- )(.*)$/.exec(row) ?? [];
      if (indent?.length === 2 && key) section = Object.hasOwn(BESIDE, key) ? key : null;
      if (!section || indent === undefined || at === first) return;
      const path = indent.length === 2 ? [section] : [section, key ?? said[section].length];
      const column = row.length - value.length;
      const keyed = indent.length + 1;
      note([...path, ""], at + 1, key ? keyed : column + 1);
      if (value === "" && indent.length === 2) return;
      try {
        const put = flow(value, path, (inner, from) => note(inner, at + 1, [...row.slice(0, column + from)].length + 1));
        if (indent.length === 2) said[section] = put;
        else if (key) said[section][key] = put;
        else said[section].push(put);
      } catch {
        unread.push(`line ${at + 1}: ${section} is written in another way than this page writes it, so its log alone was read`);
      }
    });
    const placed = (path) => {
      const found = places.get(path.join("/")) ?? path.map((_, less) => places.get([...path.slice(0, path.length - less), ""].join("/"))).find(Boolean) ?? [first + 1, 1];
      return `line ${found[0]}, column ${found[1]}`;
    };
    return { said, placed, unread };
  }

  /** The value of a text in the flow style of YAML; `note` is told the offset of each value, and of each key below a path that ends in "". */
  function flow(text, path, note) {
    const token = /\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[{}[\],]|[^\s{}[\],:"'][^{}[\],]*?(?=: |\s*[,}\]]|\s*$)|:)/y;
    const next = () => { const found = token.exec(text); if (!found) throw new SyntaxError(text); return { part: found[1], at: token.lastIndex - found[1].length }; };
    const plain = (part) => (part.startsWith('"') ? JSON.parse(part) : part.startsWith("'") ? part.slice(1, -1).replaceAll("''", "'") : { true: true, false: false, null: null }[part] ?? part);
    const value = (inner) => {
      const { part, at } = next();
      note(inner, at);
      if (part !== "{" && part !== "[") return plain(part);
      const found = part === "{" ? {} : [];
      for (let one = next(); one.part !== "}" && one.part !== "]"; one = next()) {
        if (one.part === ",") one = next();
        const key = part === "{" ? plain(one.part) : found.length;
        if (part === "{" && Object.hasOwn(found, key)) throw new SyntaxError(key);
        note([...inner, key, ""], one.at);
        if (part === "{") next();
        else token.lastIndex = one.at;
        const made = value([...inner, key]);
        if (part === "{") found[key] = made;
        else found.push(made);
      }
      return found;
    };
    return value(path);
  }

  /** The lines of the log in a record, or null where there is none; `wrong` is told the place of what cannot be read. */
  pb.logOfRecord = (text, wrong) => {
    const rows = text.split("\n");
    const first = rows.indexOf("  log:") + 1;
    if (!first) return null;
    const ends = rows.findIndex((row, at) => at >= first && !row.startsWith("    "));
    return rows.slice(first, ends < 0 ? undefined : ends).map((row, at) => {
      const { state, ...line } = flat(row, (what) => wrong(`line ${first + at + 1}`, what));
      return { about: "", by: "", words: "", corrects: "", ...line, is: state ?? "" };
    });
  };

  const PAIR = /([a-z]+): ("(?:[^"\\]|\\.)*"|[A-Za-z0-9$](?:[A-Za-z0-9 _/-]*[A-Za-z0-9])?)(?:, |$)/y;
  /** One line of the log: a map on one line, written as `inline` writes it. */
  function flat(row, wrong) {
    const [, inner] = /^ {4}- \{(.*)\}$/.exec(row) ?? wrong("must be a line of the log such as - {id: …, at: …, what: …}");
    const found = Object.create(null);
    for (PAIR.lastIndex = 0; PAIR.lastIndex < inner.length;) {
      const from = PAIR.lastIndex;
      const [, key, value] = PAIR.exec(inner) ?? wrong(`cannot be read from ${JSON.stringify(inner.slice(from, from + 20))} on`);
      if (key in found) wrong(`says ${key} twice`);
      try {
        found[key] = value.startsWith('"') ? JSON.parse(value) : value;
      } catch {
        wrong(`${key} is no text in double quotes`);
      }
    }
    return found;
  }
})();
