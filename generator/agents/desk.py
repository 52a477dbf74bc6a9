"""Answers one playbook's questions for agents: each method is a tool. No protocol here, and nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.agents import answers as form
from generator.agents.past import Then, in_force_on
from generator.agents.search import Index
from generator.deadlines import count
from generator.deadlines.entered import incident_of
from generator.deadlines.moments import in_utc
from generator.doors.entries import answers_of, brought_by
from generator.errors import UsageError
from generator.export.contract import Contract
from generator.export.found import find
from generator.export.sheet import Sheet
from generator.model.freshness import review
from generator.model.meant import asked, meant
from generator.model.onward import onward, phase_of
from generator.model.phases import ActionStep
from generator.model.prose import as_read
from generator.model.severities import DEADLINES
from generator.model.situation import Situation, codes, situation
from generator.model.text import fill
from generator.model.verdict import verdict
from generator.report.verdict_words import Words

_BEGINNINGS = (24, 12, 0)
_CHARACTERS = 2600
"""Of Markdown in one answer of `show`; what is escaped in JSON makes it longer."""


class Desk:
    """Answers from one playbook of one edition; `folder` is where git is asked about the past."""

    def __init__(self, contract: Contract, revision: str = "", folder: Path | None = None) -> None:
        self.contract = contract
        self._revision = revision
        self._folder = folder
        self._playbook = contract.playbook
        self._words = Words(contract.playbook)

    def triage(self, answers: Sequence[str], incident_type: str, kind: str = "") -> form.TriageAnswer:
        """Return what answers such as `data-crossed=yes`, an incident type and a kind of it add up to."""
        said = situation(self._playbook, incident_type or None, answers, kind or None)
        found, words = verdict(self._playbook, said.answers, said.name), self._words
        questions = self._playbook.triage.questions
        return form.fitted(
            form.TriageAnswer(
                **self._head,
                severity=self._named("severities", found.severity),
                next_deadline=self._next_deadline(found.severity),
                because=tuple(words.reasons(found.because)),
                conditions=tuple(words.condition(each) for each in found.conditions),
                settled=found.settled,
                at_once=tuple(words.first(each) for each in found.at_once),
                page=tuple(
                    form.Page(
                        role=words.title("roles", each.role), path=f"roles/{each.role}",
                        because=words.reasons(each.because[:1], brief=True)[0],
                        within=each.within.words if each.within else "",
                        backup=words.title("roles", each.backup) if each.backup else "",
                        then=tuple(
                            f"{words.title('roles', call.to)}{f', after {call.after.words}' if call.after else ''}"
                            for call in each.then
                        ),
                    )
                    for each in found.pages
                ),
                levers=self._all("levers", (each.lever for each in found.levers)),
                save_before=self._all("levers", (each.lever for each in found.levers if each.save_first)),
                lever_note=words.lever_note(said.kind) or "",
                pull_now=self._all("levers", (each.lever for each in found.pulled_now)),
                kinds=self._all("kinds", () if said.kindless else found.kinds),
                save=self._all("evidence", found.save),
                say=self._named("scripts", found.say.script) if found.say and found.say.script else None,
                say_within=found.say.within.words if found.say and found.say.within else "",
                words=self._all("scripts", found.words),
                clocks=tuple(self._clock(each) for each in found.clocks),
                next_step=self._named("steps", found.next_step) if found.next_step else None,
                open=tuple(
                    form.Question(id=name, ask=words.text(questions[name].ask), answers=codes(questions[name]))
                    for name in found.open
                ),
            )
        )  # fmt: skip

    def next_step(self, after: str, answer: str, severity: str, type_id: str, kind: str) -> form.StepAnswer:
        """Return the step that comes next."""
        said = situation(self._playbook, type_id or None, (), kind or None)
        found = onward(self._playbook, severity or None, after or None, answer or None, said)
        if found.step is None:
            ends = self._words.text(found.ends_with) if found.ends_with else ""
            return form.fitted(form.StepAnswer(**self._head, ended=True, ends_with=ends))
        step = found.step
        action = step if isinstance(step, ActionStep) else None
        return form.fitted(
            form.StepAnswer(
                **self._head,
                ended=False,
                step=self._named("steps", step.id),
                phase=self._words.text(phase_of(self._playbook, step).name),
                owner=self._words.title("roles", step.owner),
                done_when=self._words.text(action.done_when) if action else "",
                safety=self._words.text(step.safety) if step.safety else "",
                note=self._words.text(step.note) if step.note else "",
                parts=tuple(self._words.text(line) for part in action.steps for line, _ in part.lines)
                if action
                else (),
                uses=self._used(action, said) if action else (),
                answers={each["code"]: each["answer"] for each in answers_of(self.contract, step)},
            )
        )

    def show(self, path: str, offset: int) -> form.ShowAnswer:
        """Return what stands at a path, from an offset on."""
        found = find(self.contract, path)
        text = Sheet(self.contract, True).whole(found.value, found.told, found.path)
        if not 0 <= offset < len(text):
            raise UsageError(f"the offset {offset} is not in the text, which has {len(text)} characters")
        size = _CHARACTERS
        while True:
            part, end = text[offset : offset + size], offset + size
            answer = form.ShowAnswer(
                **self._head, path=found.name, text=part, next_offset=end if end < len(text) else None
            )
            if len(answer.model_dump_json().encode()) <= form.LIMIT or size < 2:
                return answer
            size //= 2

    def search(self, words: str) -> form.SearchAnswer:
        """Return where words stand, the best place first."""
        hits = tuple(form.Hit(path=hit.path, name=hit.name, says=hit.says) for hit in self._index.find(words))
        return form.fitted(form.SearchAnswer(**self._head, hits=hits))

    def script(self, name: str) -> form.ScriptAnswer:
        """Return the words of a script, its blanks, and who clears and releases it."""
        found = find(self.contract, f"scripts/{name}")
        script, told = self._playbook.scripts[str(found.path[1])], found.told
        words = told.get("text") or "\n".join(map(self._line, told["lines"]))
        blanks = [each for each in told["blanks"].values() if "filled_with" not in each]
        answer = form.ScriptAnswer(
            **self._head,
            script=self._named("scripts", script.id),
            audience=script.audience,
            stage=script.stage,
            channel=self._words.title("channels", script.channel),
            text="\n\n".join(filter(None, (told.get("subject"), words))),
            blanks=tuple(self._blank(each) for each in blanks),
            drafter=self._words.title("roles", script.drafter),
            cleared_by=self._words.title("roles", script.clearer) if script.clearer else "",
            released_by=self._words.title("roles", script.releaser),
            pre_approved=script.pre_approved,
            never_say=tuple(told["never_say"]),
        )
        if len(answer.model_dump_json().encode()) > form.LIMIT:
            short = [each.model_copy(update={"example": ""}) for each in answer.blanks]
            answer = form.fitted(answer.model_copy(update={"blanks": tuple(short), "left_out": len(short)}))
        whole, left_out = answer.blanks, answer.left_out + len(answer.blanks)
        for size in _BEGINNINGS:
            if len(answer.model_dump_json().encode()) <= form.LIMIT:
                break
            short = [
                each.model_copy(update={"meaning": _begun(each.meaning, size), "choices": ()})
                for each in whole
            ]
            answer = answer.model_copy(update={"blanks": tuple(short), "left_out": left_out})
        return answer

    def _line(self, told: Mapping[str, Any]) -> str:
        """Return a piece of a script behind who says it and when."""
        speaker = self._words.title("roles", told["speaker"]) if "speaker" in told else ""
        said = ", ".join(filter(None, (speaker, told.get("when", ""))))
        return f"({said}) {told['text']}" if said else str(told["text"])

    def _blank(self, told: Mapping[str, Any]) -> form.BlankAnswer:
        return form.BlankAnswer(
            name=told["id"], kind=told["kind"], meaning=told["meaning"], example=told["example"],
            filled_by=self._words.title("roles", told["filled_by"]), choices=tuple(told["choices"]),
        )  # fmt: skip

    def deadlines(self, awareness: str, place: str, clocks: Sequence[str]) -> form.DeadlinesAnswer:
        """Return until when what may be due, the soonest first."""
        incident = incident_of([f"awareness={awareness}"], (), place or None, None, ())
        found = count(self._playbook, incident, clocks)
        dues = [
            form.DueAnswer(
                clock=f"clocks/{counted.clock.id}",
                what=self._words.text(due.deadline.what),
                to=self._words.text(due.deadline.to),
                safe=in_utc(due.safe.at) if due.safe else "",
                letter=in_utc(due.letter.at) if due.letter else "",
                note="" if due.safe else self._why_not(due),
            )
            for counted in found.counted
            for due in counted.dues
        ]
        dues.sort(key=lambda due: (due.safe == "", due.safe))
        return form.fitted(form.DeadlinesAnswer(**self._head, due=tuple(dues)))

    def in_force(self, day: str = "") -> form.InForceAnswer:
        """Return which content is served, how old it is, and of a day which version was in force then."""
        about = self._playbook.about
        asked_for = None if self.contract.edition == "public" else len(self.contract.document()["to_fill"])
        then = in_force_on(self._folder, day) if day else Then()
        read = review(about)
        return form.InForceAnswer(
            **self._head, reviewed_on=about.reviewed_on or "", review_due=read.due.isoformat() if read else "",
            revision=self._revision, to_fill=asked_for,
            then_version=then.version, then_since=then.since, then_note=then.note,
        )  # fmt: skip

    def page(self, name: str) -> str:
        """Return a page of the site as Markdown: the entries that stand on it.

        Raises:
            UsageError: there is no such page.
        """
        entries = self.pages.get(name)
        if entries is None:
            near = asked(meant(name, self.pages))
            hint = f": {near}" if near else "; playbook://pages lists them"
            raise UsageError(f"there is no page '{name}'{hint}")
        sheet, told = Sheet(self.contract, True), []
        for path in entries:
            found = find(self.contract, path)
            told.append(sheet.whole(found.value, found.told, found.path))
        head = self.contract.head
        foot = f"Version {head['version']}, {head['edition']} edition, content {str(head['digest'])[:12]}."
        return "\n".join([*told, f"{foot} {form.DECIDES}", ""])

    @cached_property
    def pages(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that show entries, by address without ending, with the paths of these entries."""
        found: dict[str, list[str]] = {}
        for (concept, name), address in self.contract.places.pages.items():
            if concept not in ("kinds", "principles", "steps", "types_and_kinds") and not address.startswith(
                ("index", "triage")
            ):
                found.setdefault(address.partition(".html")[0], []).append(f"{concept}/{name}")
        return {"triage": ("triage",), **{name: tuple(paths) for name, paths in found.items()}}

    @cached_property
    def _index(self) -> Index:
        return Index(self.contract)

    @cached_property
    def _head(self) -> dict[str, Any]:
        head = self.contract.head
        return {name: head[name] for name in ("version", "edition")} | {"digest": str(head["digest"])[:12]}

    def _named(self, concept: str, name: str) -> form.Named:
        return form.Named(path=f"{concept}/{name}", name=self._words.title(concept, name))

    def _next_deadline(self, severity: str) -> form.Deadline | None:
        name, limit = next(iter(self._playbook.severities[severity].soonest), ("", None))
        if limit is None:
            return None
        path = f"severities/{severity}/{name}"
        return form.Deadline(path=path, name=DEADLINES[name].label, within=limit.words)

    def _all(self, concept: str, names: Iterable[str]) -> tuple[form.Named, ...]:
        return tuple(self._named(concept, name) for name in names)

    def _clock(self, name: str) -> form.Named:
        """Name a clock, with the day where it begins later."""
        named, begins = self._named("clocks", name), self._playbook.clocks[name].begins
        return named.model_copy(update={"name": f"{named.name}, from {begins}"}) if begins else named

    def _used(self, step: ActionStep, said: Situation) -> tuple[form.Named, ...]:
        uses = step.uses
        brought = brought_by(self._playbook, step, said)
        return (
            *self._all("levers", (*(brought.levers if brought else ()), *uses.levers)),
            *self._all("scripts", uses.scripts),
            *self._all("evidence", (*uses.evidence, *(brought.evidence if brought else ()))),
            *self._all("clocks", brought.clocks if brought else ()),
        )

    def _why_not(self, due: Any) -> str:
        if due.missing:
            return f"counts from {due.missing}, which is not known yet"
        return as_read(
            self._playbook, fill(self._playbook, due.deadline.wording or "the law gives no number")
        )


def _begun(text: str, size: int) -> str:
    """Return the beginning of a text that stands in full elsewhere."""
    return text if len(text) <= size else f"{text[:size]} …".strip()
