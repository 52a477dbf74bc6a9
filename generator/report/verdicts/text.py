"""A verdict for people at a terminal: the most urgent first, one block for each thing to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Playbook
from generator.model.situation import Situation, codes
from generator.model.templated import without_values
from generator.model.types import IncidentType, TypeKind
from generator.model.verdict import Verdict
from generator.model.verdict_plan import Paged, Pull
from generator.report.verdict_words import Words
from generator.report.written import printable


def as_text(playbook: Playbook, said: Situation, found: Verdict) -> str:
    """Return the verdict as lines; what is not answered yet stands last, with the answers to choose from."""
    words = Words(playbook)
    blocks = (
        (_severity(words, found), words.reasons(found.because)),
        ("It can still change:", [words.condition(each) for each in found.conditions]),
        ("At once:", [words.first(each) for each in found.at_once]),
        ("Page now:", _pages(words, found)),
        *_levers(words, found),
        ("Mind:", [note] if (note := words.lever_note(said.kind)) else []),
        ("Save first:", [_saved(words, each) for each in found.save]),
        ("Say first:", _say(words, found)),
        ("Clocks that may start, whatever the severity:", _clocks(words, found, of_severity=False)),
        ("Clocks that may start at this severity:", _clocks(words, found, of_severity=True)),
        ("Next step:", [words.title("steps", found.next_step)] if found.next_step else []),
        ("Not answered yet:", [_question(words, each) for each in found.open]),
        ("Incident type not named yet:", [] if said.type_id is not None else _types(words)),
        (_KIND if found.kinds else "Kind not named, if one fits:", _kinds(words, said)),
    )  # fmt: skip
    if not said.answers and said.type_id is None:
        return "\n".join("".join(_block(title, lines)) for title, lines in blocks[-3:-1])
    return "\n".join(block for title, lines in blocks if (block := "".join(_block(title, lines))))


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {printable(line)}\n" for line in lines]
    if told or not title.endswith(":"):
        yield f"{printable(title)}\n"
    yield from told


def _severity(words: Words, found: Verdict) -> str:
    severity = words.playbook.severities[found.severity]
    name = f"{words.text(severity.name)} {words.text(severity.label)}"
    if found.settled:
        return f"{name}, because of" if found.because else f"{name}, as {_nothing(found)} asks for more"
    if not found.because:
        return "Not known yet: answer what is open below"
    return (
        f"{name} so far, because of"
        if found.firm
        else f"Not known yet, {name} until what is open below is answered, because of"
    )


def _nothing(found: Verdict) -> str:
    return "no answer" if any(each.worse for each in found.conditions) else "nothing"


def _paged(words: Words, paged: Paged) -> str:
    within = f" within {paged.within.words}" if paged.within else ""
    because = "; ".join(words.reasons(paged.because, brief=True))
    reach = f" Reach: {without_values(paged.contact.reach)}." if paged.contact else ""
    backup = f" No answer? Page {_then(words, paged)}." if paged.then else ""
    return f"{words.title('roles', paged.role)}{within} ({because}).{reach}{backup}"


def _levers(words: Words, found: Verdict) -> Iterator[tuple[str, list[str]]]:
    """Yield what is pulled now, and what when it does not hold."""
    now = found.pulled_now
    if len(now) < 2:
        first = [_pull(words, each) for each in found.levers[:2]]
        yield "First lever, and what to pull when it does not hold:", first
        return
    yield "Pull each of these levers, in this order:", [_pull(words, each) for each in now]
    yield "When they do not hold:", [_pull(words, each) for each in found.levers if each not in now][:1]


def _pages(words: Words, found: Verdict) -> list[str]:
    pages = [_paged(words, each) for each in found.pages]
    waits = words.playbook.severities[found.severity].experts_wait
    return [*pages, "Who leads calls the experts of the type."] if pages and waits else pages


def _then(words: Words, paged: Paged) -> str:
    calls = (
        f"the {words.title('roles', call.to)}{f' after {call.after.words}' if call.after else ''}"
        for call in paged.then
    )
    return ", then ".join(calls)


def _pull(words: Words, pull: Pull) -> str:
    lever = words.playbook.levers[pull.lever]
    who = words.title("roles", pull.owner) + (
        f", else {words.title('roles', pull.backup)}" if pull.backup else ""
    )
    when = f"; takes effect within {lever.effect_within.words}" if lever.effect_within else ""
    before = "; save first" if pull.save_first else ""
    return f"{words.title('levers', pull.lever)} ({who}{when}{before})"


def _saved(words: Words, name: str) -> str:
    owner = words.playbook.evidence[name].owner
    return words.title("evidence", name) + (f" ({words.title('roles', owner)})" if owner else "")


def _say(words: Words, found: Verdict) -> list[str]:
    if found.say is None:
        return [words.title("scripts", each) for each in found.words]
    script = words.title("scripts", found.say.script) if found.say.script else "No script is ready"
    first = f"{script}, within {found.say.within.words}" if found.say.within else script
    others = ", ".join(words.title("scripts", each) for each in found.words)
    return [first, f"Also for this kind: {others}"] if others else [first]


def _question(words: Words, name: str) -> str:
    question = words.playbook.triage.questions[name]
    return f"{words.text(question.ask)} --answer {name}={'|'.join(codes(question))}"


def _looks(words: Words, kind: IncidentType | TypeKind) -> str:
    return f": {words.text(kind.looks_like)}" if kind.looks_like else ""


def _types(words: Words) -> list[str]:
    return [
        f"{kind.letter}, {words.text(kind.name)}{_looks(words, kind)}" for kind in words.playbook.by_letter
    ]


def _clocks(words: Words, found: Verdict, *, of_severity: bool) -> list[str]:
    """Return the clocks that may start because of the severity, or whatever it is."""
    known = words.playbook.clocks
    return [_clock(words, name) for name in found.clocks if bool(known[name].only_for) is of_severity]


def _clock(words: Words, name: str) -> str:
    begins = words.playbook.clocks[name].begins
    return words.title("clocks", name) + (f", from {begins}" if begins else "")


def _kinds(words: Words, said: Situation) -> list[str]:
    open_yet = said.type_id and not said.kind and not said.kindless
    kinds = words.playbook.types[said.type_id or ""].kinds.values() if open_yet else ()
    return [
        f"--kind {kind.id}{_looks(words, kind)}"
        + (
            f" Pull first: {', then '.join(words.title('levers', each) for each in kind.together)}"
            if kind.together
            else ""
        )
        for kind in kinds
    ]


_KIND = "Kind not named, and it changes the first lever. None fits? Say --kind none, keep the lever above:"
