#!/usr/bin/env bash
# SpiffWorkflow==3.2.0 (Python), @0dep/piso 5.1.2 (npm, the reader of timers of bpmn-elements) beside it; seen on 1
# December 2026 with CPython 3.11 and Node.js 20.
#
# Expected: a timer of BPMN with `R4/2026-01-01T09:00:00Z/P1M` rings on the first of each month. BPMN 2.0 takes
# timeCycle from ISO 8601, where P1M is a month of the calendar and every interval begins where the one before ends. The
# package knows that months differ: it counts the days of a month, leap years as well, for a single duration.
#
# Seen: the days are counted once, for the month of the start, and kept: each later interval has the 31 days of January.
# The timer rings on 1 January, 1 February, 4 March and 4 April. With a start in February it is every 28 days.
#
# Who meets it: whoever has a process remind of monthly reviews, reports or exercises.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check SpiffWorkflow==3.2.0
npm install --silent --no-audit --no-fund --prefix "$work" @0dep/piso@5.1.2
cat > review.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="all"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:example:review">
  <bpmn:process id="review" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>one</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="one" sourceRef="start" targetRef="each_month"/>
    <bpmn:intermediateCatchEvent id="each_month">
      <bpmn:incoming>one</bpmn:incoming><bpmn:outgoing>two</bpmn:outgoing>
      <bpmn:timerEventDefinition id="timer">
        <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">"R4/START/P1M"</bpmn:timeCycle>
      </bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="two" sourceRef="each_month" targetRef="look"/>
    <bpmn:manualTask id="look"><bpmn:incoming>two</bpmn:incoming><bpmn:outgoing>three</bpmn:outgoing></bpmn:manualTask>
    <bpmn:sequenceFlow id="three" sourceRef="look" targetRef="end"/>
    <bpmn:endEvent id="end"><bpmn:incoming>three</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>
XML
cat > months.py <<'PY'
from datetime import datetime, timezone

from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs.event_definitions import timer
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow


class Clock(datetime):
    """Stands still at `moment`, so that each ring is seen before the next."""

    moment = datetime(2026, 1, 1, tzinfo=timezone.utc)

    @classmethod
    def now(cls, tz=None):
        return cls.moment.astimezone(tz)


timer.datetime = Clock
for start in ("2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z"):
    Clock.moment = datetime(2026, 1, 1, tzinfo=timezone.utc)
    with open("review.xml", encoding="utf-8") as model, open("review.bpmn", "w", encoding="utf-8") as written:
        written.write(model.read().replace("START", start))
    parser = BpmnParser()
    parser.add_bpmn_file("review.bpmn")
    workflow = BpmnWorkflow(parser.get_spec("review"))
    workflow.do_engine_steps()
    days = []
    while waiting := [event.value for event in workflow.waiting_events() if isinstance(event.value, str)]:
        days.append(waiting[0][:10])
        Clock.moment = datetime.fromisoformat(waiting[0]).replace(minute=1)
        workflow.refresh_waiting_tasks()
        workflow.do_engine_steps()
    print(f"SpiffWorkflow R4/{start}/P1M rings on {', '.join(days)}")
PY
cat > months.mjs <<'JS'
import { parseInterval } from "@0dep/piso";
for (const start of ["2026-01-01T09:00:00Z", "2026-02-01T09:00:00Z"]) {
  const interval = parseInterval(`R4/${start}/P1M`);
  let day = new Date(start);
  const ends = [];
  for (let number = 0; number < 3; number += 1) {
    day = interval.getExpireAt(new Date(day.getTime() + 60_000));
    ends.push(day.toISOString().slice(0, 10));
  }
  console.log(`piso R4/${start}/P1M after its start: ${ends.join(", ")}`);
}
JS
seen=$(env/bin/python months.py; node months.mjs)
told=$(cat <<'TOLD'
SpiffWorkflow R4/2026-01-01T09:00:00Z/P1M rings on 2026-01-01, 2026-02-01, 2026-03-04, 2026-04-04
SpiffWorkflow R4/2026-02-01T09:00:00Z/P1M rings on 2026-02-01, 2026-03-01, 2026-03-29, 2026-04-26
piso R4/2026-01-01T09:00:00Z/P1M after its start: 2026-02-01, 2026-03-01, 2026-04-01
piso R4/2026-02-01T09:00:00Z/P1M after its start: 2026-03-01, 2026-04-01, 2026-05-01
TOLD
)
echo "$seen"
if [ "$seen" != "$told" ]; then
  printf 'This has changed. Told was:\n%s\n' "$told"
  exit 1
fi
