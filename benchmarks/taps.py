"""What a tap costs on the live page of a slow phone: 20 incidents kept, 200 lines in the log, the processor four times slower."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figures import DEFAULT, FULL, Effort, Figure
from benchmarks.measure import BenchError, playbook, run

_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_SLOWER = 4
_LIMIT = 100
"""Milliseconds that a page may compute at a tap until it is laid out anew; people take that for at once."""

_FILL = """async ([incidents, many]) => {
  const store = await pb.openStore(pbLive.name, { changed: () => {}, failed: (error) => { throw error; } });
  const steps = Object.keys(pbLive.steps), start = Date.now() - 3_600_000;
  let last;
  for (let number = 0; number < incidents; number++) {
    const said = { name: `Incident ${number}`, drill: false, awareness: start, type: "data-leakage", answers: { "data-crossed": 0 } };
    const { head, lines } = pb.begin(pbLive, pbVerdicts, said, start + number);
    while (lines.length < many) {
      const at = start + number + lines.length * 10_000;
      const about = steps[lines.length % 7];
      lines.push(lines.length % 3 ? pb.line(at, "line", { words: `Line ${lines.length} of the log, as somebody types it` }) : pb.line(at, "step", { about, is: "done" }));
    }
    await store.add(head, lines);
    last = head.id;
  }
  return last;
}"""
"""Puts incidents into the store of the page, and returns the id of the last one."""

_TAPS: dict[str, tuple[str, str]] = {
    "Done": ("now", ".pb-live-done, .pb-live-step .pb-answer"),
    "Paged": ("who", ".pb-live-list button"),
    "an answer of triage": ("classify", ".pb-answer input:not(:checked)"),
    "Sent": ("say/holding-notice", "#_words ~ .pb-live-ticks button:nth-child(2)"),
    "It applies": ("clocks", "li[id^=_clock]:not(:has(.pb-chip)) .pb-live-row button"),
    "Write it down": ("log", ".pb-live-form button"),
}
"""What is tapped: the screen, and where on it."""

_GO = """new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), { once: true });
  location.hash = location.hash.replace(/\\/.*/, "/%s");
}).then(() => { document.body.getBoundingClientRect(); })"""
"""Opens a screen, and lays it out."""
_TAP = """(() => {
  const line = document.querySelector("#_live .pb-live-form textarea");
  if (line) line.value = "A line";
  document.querySelector("#_live").querySelector("%s").click();
  document.querySelector("#_live .pb-live-doubt button:last-child")?.click();
  document.body.getBoundingClientRect();
})()"""
"""Taps on it, goes on all the same where the page asks, and lays out what comes of it."""


def taps(effort: Effort, folder: Path) -> Iterator[Figure]:
    """Measure the taps of the live page in Chromium; without it or without Playwright say so and measure nothing."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a tool for tests, which need not be here
    except ImportError:
        found = None
    if not found:
        print("benchmarks: taps need Chromium and Playwright; they are left out", file=sys.stderr)
        return
    run(playbook("build", DEFAULT, "--no-cards", "--work", folder / "taps"))
    many = (20, 200) if effort is FULL else (3, 30)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        address = (folder / "taps" / "site" / "live.html").as_uri()
        page.goto(address)
        page.get_by_role("heading", name="Start").wait_for()
        last = page.evaluate(_FILL, many)
        page.goto(f"{address}#{last}/now")
        page.reload()
        page.locator("#_step").wait_for()
        thread = page.context.new_cdp_session(page)
        thread.send("Performance.enable", {"timeDomain": "threadTicks"})
        yield from _measured(thread, effort.runs, f"{many[0]} incidents of {many[1]} lines")
        browser.close()


def _measured(thread: Any, runs: int, kept: str) -> Iterator[Figure]:
    for name, (screen, where) in _TAPS.items():
        shown, tapped = [], []
        for _ in range(max(runs, 2)):
            _cost(thread, _GO % ("now" if screen == "log" else "log"))
            shown.append(_cost(thread, _GO % screen))
            tapped.append(_cost(thread, _TAP % where))
        for what, times in ((f"screen {screen}", sorted(shown)), (f"tap “{name}”", sorted(tapped))):
            yield Figure(f"{what}, {kept}", times[0], "ms", _LIMIT, times[len(times) // 2])


def _cost(thread: Any, script: str) -> float:
    """Return the milliseconds that a slow phone computes for a script.

    They are those that the thread of the page computed here, times four. The throttle of the browser waits by the clock on
    the wall, so that on a busy machine it would measure the neighbours.
    """

    def computed() -> float:
        found = thread.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in found if each["name"] == "TaskDuration"))

    before = computed()
    said = thread.send("Runtime.evaluate", {"expression": script, "awaitPromise": True})
    if "exceptionDetails" in said:
        raise BenchError(f"a tap failed: {said['exceptionDetails']['exception'].get('description')}")
    return (computed() - before) * 1000 * _SLOWER
