#!/usr/bin/env bash
# babel==2.19.0, tzdata==2026.6 (Python), with Intl of Node.js beside it; seen on 30 November 2026 with CPython 3.11 and
# Node.js 20.
#
# Expected: a time in UTC has a name in every pattern for zones. Unicode Technical Standard 35, part 4, lets a zone
# without a generic name of its own (`v`, `vvvv`) fall back on its place, and where there is none on its distance from
# GMT. `O` is that distance. Intl has `GMT+0` and `GMT+00:00`. Babel does know UTC: `z` is `UTC`, `zzzz` the full name.
#
# Seen: `v`, `vvvv` and `VVVV` call it "Unknown Region (UTC) Time", in German "Unbekannte Region (UTC) (Ortszeit)". A
# moment with an offset, as `fromisoformat` gives it, is in an unknown region as well. `O`, which `OOOO` is not, is the
# word "None" for every zone. Nothing is raised.
#
# Who meets it: whoever shows times of an incident in UTC in the language of the reader, with a pattern that is good for
# people in Berlin ("Central European Time" in winter and in summer).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 tzdata==2026.6
cat > "$work/show.py" <<'PY'
import datetime
import zoneinfo

from babel.dates import format_datetime

ZONES = {
    "UTC": datetime.timezone.utc,
    "+01:00": datetime.datetime.fromisoformat("2026-12-18T10:20:00+01:00").tzinfo,
    "Berlin": zoneinfo.ZoneInfo("Europe/Berlin"),
}
for name, zone in ZONES.items():
    moment = datetime.datetime(2026, 12, 18, 10, 20, tzinfo=zone)
    for pattern in ("v", "vvvv", "VVVV", "z", "zzzz", "O", "OOOO"):
        print(name, pattern, *(f"[{format_datetime(moment, pattern, locale=locale)}]" for locale in ("en", "de")))
PY
cat > "$work/show.mjs" <<'JS'
for (const timeZoneName of ["shortGeneric", "longGeneric"]) {
  const format = new Intl.DateTimeFormat("en", { timeZone: "UTC", timeZoneName });
  const part = format.formatToParts(new Date("2026-12-18T10:20:00Z")).find(({ type }) => type === "timeZoneName");
  console.log(`Intl UTC ${timeZoneName} [${part.value}]`);
}
JS
seen=$("$work/env/bin/python" "$work/show.py" && node "$work/show.mjs")
told='UTC v [Unknown Region (UTC) Time] [Unbekannte Region (UTC) (Ortszeit)]
UTC vvvv [Unknown Region (UTC) Time] [Unbekannte Region (UTC) (Ortszeit)]
UTC VVVV [Unknown Region (UTC) Time] [Unbekannte Region (UTC) (Ortszeit)]
UTC z [UTC] [UTC]
UTC zzzz [Coordinated Universal Time] [Koordinierte Weltzeit]
UTC O [None] [None]
UTC OOOO [GMT+00:00] [GMT+00:00]
+01:00 v [Unknown Region (UTC+01:00) Time] [Unbekannte Region (UTC+01:00) (Ortszeit)]
+01:00 vvvv [Unknown Region (UTC+01:00) Time] [Unbekannte Region (UTC+01:00) (Ortszeit)]
+01:00 VVVV [Unknown Region (UTC+01:00) Time] [Unbekannte Region (UTC+01:00) (Ortszeit)]
+01:00 z [+0100] [+0100]
+01:00 zzzz [GMT+01:00] [GMT+01:00]
+01:00 O [None] [None]
+01:00 OOOO [GMT+01:00] [GMT+01:00]
Berlin v [Germany (Berlin) Time] [MEZ]
Berlin vvvv [Central European Time] [Mitteleuropäische Zeit]
Berlin VVVV [Germany (Berlin) Time] [Deutschland (Berlin) (Ortszeit)]
Berlin z [+0100] [MEZ]
Berlin zzzz [Central European Standard Time] [Mitteleuropäische Normalzeit]
Berlin O [None] [None]
Berlin OOOO [GMT+01:00] [GMT+01:00]
Intl UTC shortGeneric [GMT+0]
Intl UTC longGeneric [GMT+00:00]'
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
