#!/usr/bin/env bash
# khal==0.14.1; seen on 29 November 2026 with CPython 3.11.
#
# Expected: an event with a time and neither DTEND nor DURATION ends when it begins (RFC 5545, 3.6.1), which is how a
# moment is written: a report due at 23:59 ends at 23:59.
#
# Seen: khal gives it an hour. What is due at 23:59 lasts until 00:59, and stands in the list of the next day as well,
# as if it were still open. With DURATION:PT0S it is a moment.
#
# Who meets it: whoever sends due times as calendar files, and reads them at a terminal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check khal==0.14.1
cd "$work"

shown() { # NAME LINE...: what khal shows from 4 to 6 January of a moment with these lines more
  local name=$1
  shift
  mkdir -p "$name/calendar"
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//example//EN BEGIN:VEVENT UID:1 DTSTAMP:20260101T000000Z \
    DTSTART:20270104T235900Z "$@" SUMMARY:Due END:VEVENT END:VCALENDAR > "$name/calendar/due.ics"
  cat > "$name/khal.conf" <<CONF
[calendars]
[[due]]
path = $work/$name/calendar
[sqlite]
path = $work/$name/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
CONF
  "$work/env/bin/khal" -c "$name/khal.conf" list 2027-01-04 2027-01-06 --day-format '{date}' \
    --format '{title} {start-date} {start-time} to {end-date} {end-time}'
}

seen=$(printf 'without an end:\n%s\nwith DURATION:PT0S:\n%s\n' "$(shown none)" "$(shown zero DURATION:PT0S)")
told='without an end:
2027-01-04
Due 2027-01-04 23:59 to 2027-01-05 00:59
2027-01-05
Due 2027-01-04 23:59 to 2027-01-05 00:59
with DURATION:PT0S:
2027-01-04
Due 2027-01-04 23:59 to 2027-01-04 23:59'
printf '%s\n' "$seen"
[ "$seen" = "$told" ] || { printf 'This has changed. Told was:\n%s\n' "$told"; exit 1; }
