// When reports are due, counted like generator/deadlines/ counts them; tests/browser/test_deadlines.py compares both. Pure:
// it reads no clock and touches no page. A classic script, because a page that is opened as a file may load no module.
// Moments are milliseconds in UTC, dates are days since 1970.
//
// `table` is assets/deadlines.json. `asked` holds moments ({awareness: 1766050800000}), sent ({2: …}, by number), place (a
// key of table.places; of any other the earliest moments count), zone, home (the zone of the organisation) and kinds (of entity); only moments must be there.

(() => {
  const pb = (globalThis.pb ??= {});
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const LENGTH = { s: 1000, m: MINUTE, h: HOUR };
  const DAYS = { d: 1, w: 7 };
  const MONTHS = { month: 1, year: 12 };
  const WEEKEND = { weekend: new Set([5, 6]), dates: new Set(), moved: new Set(), known: false };
  const NEVER = { weekend: new Set(), dates: new Set(), moved: new Set(), known: false };

  /** Everything a clock asks for, in its order: number, start, safe, letter, reminders, notes, missing. */
  pb.dueOf = function dueOf(table, id, asked) {
    const clock = table.clocks[id];
    if (!clock) throw new RangeError(`there is no clock '${id}'`);
    const name = asked.place ?? clock.place;
    const unknown = Boolean(name) && !Object.hasOwn(table.places, name);
    const place = unknown ? { name, zones: [], sure: false } : (table.places[name] ?? null);
    const setting = {
      zone: zoneOf(clock, place, asked),
      free: freeDays(table, clock, name),
      eu: clock.eu,
      closes: clock.closes ? minutesOf(clock.closes.at) : 24 * 60 - 1,
    };
    const notes = unknown ? [["unknown-place", name]] : [];
    if (clock.days_off === "eu-institutions") notes.push(["institutions", ""]);
    else if (!unknown && clock.days_off === "place" && !setting.free.known) notes.push(["no-place", place?.name ?? ""]);
    const found = [];
    clock.deadlines.forEach((deadline, index) => {
      found.push({ number: index + 1, ...due(table, clock, deadline, found, asked, setting, notes) });
    });
    return found;
  };

  function due(table, clock, deadline, before, asked, setting, notes) {
    const plain = { start: null, safe: null, letter: null, reminders: [], notes: [], missing: "" };
    if (!deadline.within) return plain;
    let [start, assumed, missing] = startOf(clock, deadline, before, asked);
    const unknown = notes.filter(([id]) => id === "unknown-place");
    if (start === null) return bySecondAlone(clock, deadline, { ...plain, missing }, asked, setting, unknown);
    if (deadline.counted_from === "year-end") start = yearEnd(start, setting);
    const matters = daysOffMatter(deadline, setting);
    const said = matters ? [...notes] : [...unknown];
    const limits = { safe: safeEnd(start, deadline.within, setting), letter: null };
    if (assumed) said.push(["not-sent", String(before.length)]);
    else if (!unknown.length && !deadline.ours) limits.letter = letterEnd(start, deadline.within, setting);
    if (!assumed && !unknown.length && !deadline.ours && !limits.letter) said.push(["no-zone", ""]);
    withinSecond(deadline, start, asked, setting, limits, said);
    limits.letter = relieved(clock, deadline.relief, limits.letter, asked, setting, said);
    if (limits.letter && matters && setting.free.known) {
      const [year] = parts(dayOf(limits.letter.at, setting));
      if (year < table.years[0] || year > table.years[1]) said.push(["years", String(year)]);
    }
    return { ...plain, start, ...limits, reminders: shares(start, limits.safe.at, clock.remind_at), notes: said };
  }

  function startOf(clock, deadline, before, asked) {
    if (deadline.counted_from === "previous" && before.length) {
      const earlier = before.at(-1);
      const sent = asked.sent?.[earlier.number];
      return sent === undefined ? [earlier.start, true, earlier.missing] : [sent, false, ""];
    }
    const name = deadline.after ?? clock.starts ?? "";
    return [asked.moments[name] ?? null, false, name];
  }

  function bySecondAlone(clock, deadline, plain, asked, setting, unknown) {
    const start = asked.moments[deadline.second?.after];
    if (start === undefined) return plain;
    const safe = safeEnd(start, deadline.second.within, setting);
    const reminders = shares(start, safe.at, clock.remind_at);
    return { ...plain, start, safe, reminders, notes: [...unknown, ["second-limit-alone", plain.missing]] };
  }

  function withinSecond(deadline, start, asked, setting, limits, said) {
    const second = deadline.second;
    if (!second) return;
    const other = asked.moments[second.after];
    if (other === undefined) {
      said.push(["second-limit-missing", second.after]);
      return;
    }
    const end = safeEnd(other, second.within, setting);
    if (second.lapses && start > end.at) {
      said.push(["second-limit-over", ""]);
      return;
    }
    limits.safe = first(limits.safe, end);
    limits.letter = first(limits.letter, letterEnd(other, second.within, setting));
  }

  function first(limit, second) {
    if (!limit || !second || second.at >= limit.at) return limit;
    return { at: second.at, rules: [...second.rules, "second-limit"] };
  }

  function relieved(clock, relief, letter, asked, setting, said) {
    if (!relief || !letter || !setting.zone) return letter;
    const day = dayOf(letter.at, setting);
    if (!rests(setting.free, day)) return letter;
    const at = momentOf(worked(setting.free, day), minutesOf(relief.until), setting.zone);
    const ours = (asked.kinds ?? []).filter((kind) => clock.entities.includes(kind));
    if (!relief.not_for.length || (ours.length && !ours.some((kind) => relief.not_for.includes(kind)))) {
      return { at, rules: [...letter.rules, "relief"] };
    }
    if (!ours.length) said.push(["relief-for-others", shown(at, setting)]);
    return letter;
  }

  function daysOffMatter(deadline, setting) {
    const unit = deadline.within[1];
    return (setting.eu && !(unit in LENGTH)) || unit === "business day" || Boolean(deadline.relief);
  }

  // One period.

  function safeEnd(start, [amount, unit], setting) {
    if (unit in LENGTH) return { at: start + amount * LENGTH[unit], rules: ["hours-run-on"] };
    const day = dayOf(start, setting);
    if (unit in DAYS) {
      const end = start + amount * DAYS[unit] * DAY;
      if (!setting.zone) return { at: end - HOUR, rules: ["days-of-24-hours", "zone-unknown"] };
      const last = endOf(lastDay(day, amount, unit, setting.free), setting);
      return { at: Math.min(end, last), rules: ["days-of-24-hours"] };
    }
    const from = setting.zone ? day : day - 1;
    const at = endOf(lastDay(from, amount, unit, setting.free), setting);
    return { at, rules: [dated(unit), ...(setting.zone ? closing(setting) : ["zone-unknown"])] };
  }

  function letterEnd(start, [amount, unit], setting) {
    if (unit in LENGTH) {
      if (!setting.eu) return { at: start + amount * LENGTH[unit], rules: ["hours-run-on"] };
      const local = start + offset(setting.zone ?? "UTC", start);
      const nextHour = start - (((local % HOUR) + HOUR) % HOUR) + HOUR;
      return { at: nextHour + amount * LENGTH[unit], rules: ["eu-hour-of-event", "eu-hours-stay"] };
    }
    if (!setting.zone) return null;
    const day = dayOf(start, setting);
    const last = lastDay(day, amount, unit, setting.free);
    if (!setting.eu || unit === "business day") {
      return { at: endOf(last, setting), rules: [dated(unit), ...closing(setting)] };
    }
    const rules = [unit in DAYS ? "eu-day-of-event" : "eu-same-date"];
    let end = worked(setting.free, last);
    if (end !== last) rules.push("eu-day-off-moves");
    const two = later(setting.free, day, 2);
    if (two > end && last - day > 1) {
      rules.push("eu-two-working-days");
      end = two;
    }
    return { at: endOf(end, setting), rules };
  }

  function lastDay(day, amount, unit, free) {
    if (unit === "business day") return later(free, day, amount);
    if (unit in DAYS) return day + amount * DAYS[unit];
    const [year, month, date] = parts(day);
    const months = year * 12 + month - 1 + amount * MONTHS[unit];
    const longest = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
    return Date.UTC(Math.floor(months / 12), months % 12, Math.min(date, longest)) / DAY;
  }

  function yearEnd(start, setting) {
    const [year] = parts(dayOf(setting.zone ? start : start - DAY, setting));
    return momentOf(Date.UTC(year, 11, 31) / DAY, 24 * 60 - 1, setting.zone ?? "UTC");
  }

  function shares(start, end, percents) {
    const minutes = Math.max(Math.trunc((end - start) / MINUTE), 0);
    const found = percents.map((percent) => [percent, start + Math.floor((minutes * percent) / 100) * MINUTE]);
    return found.filter(([, at]) => at < end);
  }

  const dated = (unit) =>
    unit === "business day" ? "business-days" : unit in DAYS ? "day-of-event" : "same-date";
  const closing = (setting) => (setting.closes === 24 * 60 - 1 ? [] : ["closes"]);

  // Days off.

  function freeDays(table, clock, name) {
    if (clock.days_off === "us-federal") return daysOff(table.places.US);
    if (clock.days_off === "eu-institutions") return WEEKEND;
    if (clock.days_off === "none" || !name || !Object.hasOwn(table.places, name)) return NEVER;
    const free = daysOff(table.places[name]);
    return clock.eu ? { ...free, moved: new Set() } : free;
  }

  const rested = new WeakMap(); // each place once: thirty of them with six years each are slow on a phone

  function daysOff(place) {
    if (!rested.has(place)) {
      const { weekend, known, free, moved } = place;
      rested.set(place, { weekend: new Set(weekend), dates: dates(free), moved: dates(moved), known });
    }
    return rested.get(place);
  }

  const dates = (byYear) =>
    new Set(
      Object.entries(byYear).flatMap(([year, days]) =>
        days.split(" ").map((day) => Date.UTC(year, day.slice(0, 2) - 1, day.slice(2)) / DAY),
      ),
    );

  const rests = (free, day) =>
    !free.moved.has(day) && (free.weekend.has((((day + 3) % 7) + 7) % 7) || free.dates.has(day));

  function worked(free, day) {
    while (rests(free, day)) day += 1;
    return day;
  }

  function later(free, day, days) {
    for (; days > 0; days -= 1) day = worked(free, day + 1);
    return day;
  }

  // Clocks on walls.

  function zoneOf(clock, place, asked) {
    if (clock.closes) return clock.closes.zone;
    if (asked.zone) return asked.zone;
    if (clock.days_off === "eu-institutions") return "Europe/Brussels";
    if (!place) return asked.home ?? null;
    if (place.sure) return place.zones[0];
    return place.zones.includes(asked.home) ? asked.home : null;
  }

  const formats = new Map();

  function offset(zone, at) {
    if (!formats.has(zone)) {
      const units = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
      const options = { ...units, second: "numeric", hourCycle: "h23", timeZone: zone };
      formats.set(zone, new Intl.DateTimeFormat("en-US", options));
    }
    const read = Object.fromEntries(formats.get(zone).formatToParts(at).map(({ type, value }) => [type, +value]));
    const { year, month, day, hour, minute, second } = read;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  }

  /** A local time of a day, in UTC: the first of two where the clocks go back, as if they had not where they go forward. */
  function momentOf(day, minutes, zone) {
    const wall = day * DAY + minutes * MINUTE;
    const [before, after] = [offset(zone, wall - DAY), offset(zone, wall + DAY)];
    const isAt = (gap) => offset(zone, wall - gap) === gap;
    return wall - (!isAt(before) && isAt(after) ? after : before);
  }

  const endOf = (day, setting) => momentOf(day, setting.closes, setting.zone ?? "UTC");
  const dayOf = (at, setting) => Math.floor((at + offset(setting.zone ?? "UTC", at)) / DAY);
  const minutesOf = (time) => time.slice(0, 2) * 60 + +time.slice(3);

  function parts(day) {
    const date = new Date(day * DAY);
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  }

  function shown(at, setting) {
    const local = new Date(at + offset(setting.zone ?? "UTC", at));
    const [, week, date, month, year, time] = /^(\w+), 0?(\d+) (\w+) (\d+) (\d+:\d+)/.exec(local.toUTCString());
    return `${week} ${date} ${month} ${year} ${time}`;
  }

  /** What a rule or a note says. */
  pb.ruleSays = (table, id) => table.rules[id];
  pb.noteSays = (table, [id, about]) =>
    table.notes[id].replace("{0}", /^(second-limit|unknown)/.test(id) ? `'${about}'` : about);
})();
