// The files of an incident: one JSON with the whole log, the record as the register keeps it (YAML, live-record.js), and the
// handover (Markdown) with the JSON at its end. Each is read again, strictly. Described in docs/live.md. Pure, as live-incident.js.
(() => {
  const pb = (globalThis.pb ??= {});
  const FORMAT = "ai-incident-playbook/incident";
  const SCHEMA = 1;

  const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
  const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
  const STATES = {
    started: ["real", "drill"], moment: MOMENT, type: [""], answer: ID, severity: [""], step: ID,
    page: ["paged", "answered", "not-answered"], lever: ["pulled", "held", "did-not-hold", "undone"],
    promise: /^(kept|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)$/, blank: /^(|[a-z0-9][a-z0-9-]{0,99})$/, word: ["sent"], clock: ["applies", "not-applicable", "sent"], line: [""], handover: [""],
    place: /^(|[A-Z]{2}(-[A-Z0-9]{1,4})?)$/, entity: ["yes", "no"], ended: [""],
  };
  const NEEDS_ID = new Set(["moment", "answer", "severity", "step", "page", "lever", "blank", "word", "promise", "clock", "entity"]);
  const LINE = ["id", "at", "what", "about", "is", "by", "words", "corrects"];

  const isMoment = (text) => MOMENT.test(text) && pb.stamp(Date.parse(text) || 0) === text;

  pb.exported = (live, table, head, lines) => {
    const state = pb.fold(live, table, lines);
    const steps = Object.values(state.steps).map(({ at, about, is, words }) => ({ at, step: about, is, words }));
    return {
      format: FORMAT, schema_version: SCHEMA, playbook: head.playbook, id: head.id, name: state.name, drill: state.drill,
      type: state.type, answers: state.codes, severity: state.severity, severities: state.severities,
      moments: state.moments, steps,
      pages: state.paged.map(({ at, about, is }) => ({ at, role: about, is })),
      levers: state.levers.map(({ at, about, is, by }) => ({ at, lever: about, is, by })),
      words: state.words.map(({ at, about, by, words }) => ({ at, script: about, by, text: words })),
      clocks: state.decided.map(({ at, about, is, by, words }) => ({ at, clock: about, is, by, words })),
      ended: state.ended, log: lines.map((line) => Object.fromEntries(LINE.map((key) => [key, line[key]]))),
    };
  };

  /** The handover with the incident at its end, so that the next device can go on from one file that people can read. */
  pb.handedOver = (live, table, head, lines, now) =>
    `${pb.handover(live, table, lines, now)}\n## For the next device\n\nOpen this file on the live page to go on.\n\n\`\`\`json\n${JSON.stringify(pb.exported(live, table, head, lines))}\n\`\`\`\n`;

  const HEAD = ["format", "schema_version", "playbook", "id", "name", "drill", "type", "answers", "severity", "severities", "moments", "steps", "pages", "levers", "words", "clocks", "ended", "log"];
  const MOST_BYTES = 20_000_000;
  const MOST_LINES = 20_000;
  const MOST_OF_WORDS = 20_000;
  const MOST_OF_NAME = 120;

  /** Read a file of an incident, of any form that the page writes: { head, lines }, or { problem } with the first place where it is wrong. */
  pb.imported = (text) => {
    try {
      must(text.length <= MOST_BYTES, "the file", "is larger than 20 MB, so no page wrote it");
      const plain = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
      must(plain.trim() !== "", "the file", "is empty");
      if (/^(#.*\n|\n)*\d{8}t\d{6}-[a-z0-9]{6}:\n/.test(plain)) return recorded(plain);
      if (/^\s*[{[]/.test(plain)) return read(plain, 0);
      const fence = plain.lastIndexOf("\n```json\n");
      if (plain.startsWith("# ") && fence >= 0) return read(plain.replace(/\n```\s*$/, ""), fence + 9);
      must(!plain.startsWith("# "), "the file", "has no incident at its end, between ```json and ```: open the whole handover, or the .json or the .yaml");
      return wrong("line 1", "must be { of a .json file, # of a handover, or the id of a record such as 20261129t021000-k3f9a2:");
    } catch (error) {
      if (error instanceof Wrong) return { problem: error.message };
      throw error;
    }
  };

  /**
   * What in a sound file contradicts itself or is not of this playbook, as sentences with their place; all of it can be taken
   * in, because the log counts and an unknown id is shown as it is. `found` is what `imported` gave.
   */
  pb.doubts = (live, table, found, now) => [...clocksApart(found.lines, now), ...strangers(live, table, found.lines), ...besideTheLog(live, table, found)];

  function clocksApart(lines, now) {
    const found = lines.flatMap((line, place) => {
      const before = place && pb.millis(lines[place - 1].at) - pb.millis(line.at);
      return before > 60_000 ? [`log/${place}/at: ${line.at} is ${pb.left(before, 0)} before the line above it, so a clock was wrong`] : [];
    });
    const ahead = pb.ahead(lines, now);
    return ahead ? [...found, `log: a line is of ${ahead}, which has not come yet on this device, so a clock is wrong`] : found;
  }

  function strangers(live, table, lines) {
    const entities = Object.assign({}, ...Object.values(live.clocks).map((clock) => clock.entities));
    const known = {
      moment: [live.timestamps], type: [table.types, table.kinds], answer: [table.questions], severity: [live.severities], step: [live.steps], page: [table.roles],
      lever: [table.levers], word: [live.scripts], promise: [live.scripts], clock: [live.clocks, table.clocks], entity: [entities],
    };
    return lines.flatMap(({ what, about, by }, place) => [
      about && known[what] && !known[what].some((some) => Object.hasOwn(some, about)) ? `log/${place}/about: this playbook has no ${what} "${about}"` : "",
      by && by !== "everybody" && !Object.hasOwn(table.roles, by) ? `log/${place}/by: this playbook has no role "${by}"` : "",
    ].filter(Boolean));
  }

  /** What a file says beside its log where the log says something else, as generator/record/apart.py tells it. */
  function besideTheLog(live, table, { head, lines, said, placed, record }) {
    if (record) return pb.recordApart(live, table, head, lines, record, apart);
    const counted = JSON.parse(JSON.stringify(pb.exported(live, table, head, lines)));
    return BESIDE.flatMap((key) => apart(said[key], counted[key], [key])).map(({ path, told }) => `${placed(path)}: ${told}`);
  }

  const BESIDE = HEAD.filter((key) => !["format", "schema_version", "playbook", "id", "log"].includes(key));

  /** Each value that differs, with its path; moments are compared as instants. `undefined` is nothing. */
  function apart(one, other, path) {
    if (isObject(one) && isObject(other)) {
      const at = (map, key) => (Object.hasOwn(map, key) ? map[key] : undefined);
      return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => apart(at(one, key), at(other, key), [...path, key]));
    }
    if (Array.isArray(one) && Array.isArray(other)) return Array.from({ length: Math.max(one.length, other.length) }, (_, at) => apart(one[at], other[at], [...path, at])).flat();
    return same(one, other) ? [] : [{ path, one, missing: other === undefined, told: `${path.join("/")}: ${short(one)} in the file, ${short(other)} in the log; the log counts` }];
  }
  const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other) || (INSTANT.test(one) && INSTANT.test(other) && Date.parse(one) === Date.parse(other));
  const short = (value) => {
    if (value === undefined) return "nothing";
    const text = [...JSON.stringify(value)];
    return text.length <= 60 ? text.join("") : `${text.slice(0, 60).join("")}…`;
  };

  /** Line and column, counted in characters from 1, of an offset in a text. */
  pb.placeOfOffset = (text, offset) => {
    const before = text.slice(0, offset).split("\n");
    return `line ${before.length}, column ${[...before.at(-1)].length + 1}`;
  };

  /** The offset of what stands at a path of a sound JSON; of what is not there, the key of the nearest part around it. */
  function placeIn(text, path) {
    const token = /\s*("(?:[^"\\]|\\.)*"|[^\s,:{}[\]"]+|.)/y;
    const next = () => { const [whole, part] = token.exec(text); return { part, at: token.lastIndex - part.length, whole }; };
    const value = (rest, key) => {
      const { part, at } = next();
      if (part !== "{" && part !== "[") return rest.length ? key : at;
      let found = null;
      for (let place = 0, one = next(); ; place += 1, one = next()) {
        if (one.part === ",") one = next();
        if (one.part === "}" || one.part === "]") return found ?? (rest.length ? key : at);
        const name = part === "{" ? JSON.parse(one.part) : place;
        if (part === "{") next();
        else token.lastIndex = one.at;
        const inside = value(rest[0] === name ? rest.slice(1) : [], one.at);
        if (rest.length && rest[0] === name) found = inside;
      }
    };
    return value(path, 0);
  }

  class Wrong extends Error {
    constructor(where, message) {
      super(`${where}: ${message}`);
      this.where = where;
    }
  }
  const wrong = (where, message) => { throw new Wrong(where, message); };
  const must = (holds, where, message) => { if (!holds) wrong(where, message); };
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  function read(file, from) {
    const text = file.slice(from);
    let value;
    try {
      value = JSON.parse(text);
    } catch (error) {
      wrong("the file", `is not JSON from ${pb.placeOfOffset(file, from + brokenAt(text, error.message))} on`);
    }
    const { twice, deep } = saidTwice(text);
    must(deep === null, "the file", `is nested more than ${DEEPEST} deep, so no page wrote it (${pb.placeOfOffset(file, deep + from)})`);
    must(twice === null, "the file", `says ${JSON.stringify(twice?.name.slice(0, 40))} twice in one map; keep one of the two (${pb.placeOfOffset(file, twice?.at + from)})`);
    must(isObject(value) && value.format === FORMAT, "format", `must be "${FORMAT}"; this is not the file of an incident`);
    const placed = (path) => pb.placeOfOffset(file, placeIn(text, path) + from);
    try {
      must(value.schema_version === SCHEMA, "schema_version", `must be ${SCHEMA}; a newer page wrote this file, so open that page`);
      keys(value, HEAD, "the file");
      return { ...whole(value.id, value.playbook, value.log), said: value, placed };
    } catch (error) {
      if (error instanceof Wrong && Object.hasOwn(value, error.where.split("/")[0])) error.message += ` (${placed(error.where.split("/").map((part) => (/^\d+$/.test(part) ? Number(part) : part)))})`;
      throw error;
    }
  }

  /** Read a record of the register: its id, its plan, and its log, from which all the rest follows. */
  function recorded(text) {
    const [day, time, rest] = /^(\d{8})t(\d{6})(-[a-z0-9]{6}):$/m.exec(text).slice(1);
    const log = pb.logOfRecord(text, wrong);
    must(log !== null, "log", "is not there: nobody ran this incident on the page, so no page can go on with it");
    const [, version, digest] = /^ {2}plan: \{version: "?([^",}]{1,60})"?(?:, digest: "?([0-9a-f]{1,64})"?)?\}$/m.exec(text) ?? wrong("plan", "must be a line such as plan: {version: \"1.0.0\"}");
    return { ...whole(`${day}T${time}${rest}`, { version, digest: digest ?? "" }, log), record: text };
  }

  function whole(id, playbook, log) {
    keys(playbook, ["version", "digest"], "playbook");
    for (const key of ["version", "digest"]) must(typeof playbook[key] === "string", `playbook/${key}`, "must be a text");
    must(typeof id === "string" && /^\d{8}T\d{6}-[a-z0-9]{6}$/.test(id), "id", "must be like 20261129T021000-k3f9a2");
    must(Array.isArray(log) && log.length > 0, "log", "must be a list of lines, and one at least");
    must(log.length <= MOST_LINES, "log", `must not have more than ${MOST_LINES} lines`);
    const seen = new Set();
    log.forEach((line, place) => {
      readLine(line, `log/${place}`, seen);
      seen.add(line.id);
    });
    must(log[0].what === "started", "log/0/what", "must be started");
    must(log.filter((line) => line.what === "started").length === 1, "log", "must start once");
    return { head: { id, playbook }, lines: log };
  }

  /** Where a text stops being JSON, as the browser says it: by an offset, by line and column, or else at its end. */
  function brokenAt(text, message) {
    const [offset, line, column] = [/position (\d+)/, /line (\d+)/, /column (\d+)/].map((shape) => Number(shape.exec(message)?.[1] ?? NaN));
    if (!Number.isNaN(offset)) return offset;
    if (Number.isNaN(line)) return text.length;
    return text.split("\n").slice(0, line - 1).join("\n").length + (line > 1) + column - 1;
  }

  const DEEPEST = 99;
  /** In a sound JSON: a key that stands twice in one map, with its offset, because JSON.parse would take the last one without a word; and where it is nested too deep. Null for neither. */
  function saidTwice(text) {
    const open = [];
    for (const { 1: key, 3: punctuation, index: at } of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)|"(?:[^"\\]|\\.)*"|([{}[\]])/g)) {
      if (punctuation === "{" || punctuation === "[") open.push(new Set());
      else if (punctuation) open.pop();
      else if (key) {
        const name = JSON.parse(key);
        if (open.at(-1).has(name)) return { twice: { name, at }, deep: null };
        open.at(-1).add(name);
      }
      if (open.length > DEEPEST) return { twice: null, deep: at };
    }
    return { twice: null, deep: null };
  }

  function keys(value, known, where) {
    must(isObject(value), where, "must be a map");
    for (const key of known) must(Object.hasOwn(value, key), where, `lacks "${key}"`);
    for (const key of Object.keys(value)) must(known.includes(key), where, `has an unknown key ${JSON.stringify(key.slice(0, 40))}`);
  }

  function readLine(line, where, seen) {
    keys(line, LINE, where);
    for (const key of LINE) must(typeof line[key] === "string", `${where}/${key}`, "must be a text");
    must(ID.test(line.id), `${where}/id`, "must be lower-case letters, digits and hyphens");
    must(!seen.has(line.id), `${where}/id`, `"${line.id}" stands twice`);
    must(isMoment(line.at), `${where}/at`, "must be a moment in UTC such as 2026-11-29T02:10:00Z");
    must(Object.hasOwn(STATES, line.what), `${where}/what`, `must be one of ${Object.keys(STATES).join(", ")}`);
    must(line.about === "" || ID.test(line.about), `${where}/about`, "must be an id");
    must(!NEEDS_ID.has(line.what) || line.about !== "", `${where}/about`, `must name what the ${line.what} is about`);
    const states = STATES[line.what];
    if (states === MOMENT) must(isMoment(line.is), `${where}/is`, "must be a moment in UTC such as 2026-11-29T02:10:00Z");
    else if (states === STATES.promise) must(line.is === "kept" || isMoment(line.is), `${where}/is`, "must be kept, or the promised moment in UTC such as 2026-11-29T05:00:00Z");
    else if (states === STATES.place) must(states.test(line.is), `${where}/is`, "must be the code of a place such as DE or DE-BY, or empty");
    else if (states === STATES.blank) must(states.test(line.is), `${where}/is`, "must be the id of the script in which it was filled in, or empty");
    else if (states === ID) must(ID.test(line.is) || /^[^\s"<>&]{1,100}$/.test(line.is), `${where}/is`, "must be a code");
    else must(states.includes(line.is), `${where}/is`, states[0] === "" ? "must be empty" : `must be one of ${states.join(", ")}`);
    must(line.by === "" || ID.test(line.by), `${where}/by`, "must be the id of a role");
    must(line.what !== "clock" || line.is !== "sent" || /^[1-9]\d?$/.test(line.words), `${where}/words`, "must be the number of the report that was sent, such as 1");
    must(line.what !== "promise" || line.is !== "kept" || isMoment(line.words), `${where}/words`, "must be the moment that was promised, such as 2026-11-29T05:00:00Z");
    const hidden = pb.REFUSED.exec(line.words);
    must(!hidden, `${where}/words`, `holds the hidden character U+${hidden?.[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}; take it out`);
    const most = line.what === "started" || (line.what === "line" && line.about === "name") ? MOST_OF_NAME : MOST_OF_WORDS;
    must(line.what !== "line" || line.about !== "name" || line.words.trim() !== "", `${where}/words`, "must say the name");
    must(line.words.length <= most, `${where}/words`, `must not be longer than ${most.toLocaleString("en")} characters`);
    must(line.corrects === "" || seen.has(line.corrects), `${where}/corrects`, "must name an earlier line");
  }
})();
