"""Every form of a listed name is found, and texts without the name yield nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.name_forms import forms_of
from generator.model.people import People

LISTED = People(
    {
        "Noor Beispiel": "scribe",
        "Mark": "deputy",
        "Will Power": "lead",
        "Müller, Jörg": "counsel",
        "山田 太郎": "expert",
        "Иван Петров": "owner",
        "Matti Virtanen": "press",
        "محمد علي": "support",
        "Jo O'Brien-Roe": "legal",
        "José María de la Cruz García López": "data",
        "Νίκος Παπάς": "product",
    }
)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Noor Beispiel's team", "scribe"),
        ("Noors Beispiels Team", "scribe"),
        ("NOOR BEISPIEL", "scribe"),
        ("Beispiel, Noor", "scribe"),
        ("N. Beispiel", "scribe"),
        ("Beispiel, N.", "scribe"),
        ("Ask Noor B. first.", "scribe"),
        ("Frau Dr. Beispiel", "scribe"),
        ("Noor\nBeispiel", "scribe"),
        ("# Noor\n# Beispiel", "scribe"),
        ("Noor Bei-\nspiel", "scribe"),
        ("No\u00ador\u00a0Bei\u200bspiel", "scribe"),
        ("**Noor** _Beispiel_", "scribe"),
        ("noor.beispiel, noor_beispiel", "scribe"),
        ("Nóor Béispiel", "scribe"),
        ("Ask Mark now.", "deputy"),
        ("Mark's pager", "deputy"),
        ("by Will Power’s order", "lead"),
        ("Joerg Mueller", "counsel"),
        ("Jorg Muller", "counsel"),
        ("Jörg Müllers", "counsel"),
        ("担当は山田太郎さんです", "expert"),
        ("山田さんに電話", "expert"),
        ("山田\n太郎", "expert"),
        ("山田・太郎", "expert"),
        ("с Иваном Петровым", "owner"),
        ("Петрову Ивану", "owner"),
        ("Matti Virtasen", "press"),
        ("لمحمد علي", "support"),
        ("jo o’brien‑roe", "legal"),
        ("του Νίκου Παπά", "product"),
        ("Ask García López.", "data"),
        ("José García's team", "data"),
        ("Jose Maria", "data"),
    ],
)
def test_a_name_is_found_in_every_form(text: str, role: str) -> None:
    assert role in {found.meaning for found in LISTED.find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Mark the ticket.",
        "mark it",
        "Done. Mark it again.",
        "How to Mark Things",
        "A will power of steel",
        "zum Beispiel",
        "Noor is away. Beispiel is a word.",
        "Noor\n\nBeispiel",
        "Noorwegen Beispielhaft",
        "option N. Then a Beispiel",
        "森山田畑",
        "Mark Twain wrote it.",
        "de la Cruz del Sur",
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text: str) -> None:
    assert list(LISTED.find(text)) == []


def test_a_month_and_a_law_are_no_people() -> None:
    people = People({"May": "scribe", "Law": "counsel"})
    assert list(people.find("Since 2 May, under Quebec Law 25, the text of May 2024published.")) == []
    assert [found.meaning for found in people.find("Then ask May and Law.")] == ["scribe", "counsel"]


def test_remarks_and_titles_in_the_contacts_belong_to_no_name() -> None:
    people = People({"Dr. Noor Beispiel, MD (weekends) / Kim Roe": "scribe"})
    assert [found.text for found in people.find("Kim Roe, or Noor Beispiel.")] == ["Kim Roe", "Noor Beispiel"]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "-",
        "…",
        "’’",
        "🚑",
        "\u200b",
        "\u0301\u0301",
        "(.*)",
        "X",
        "Q.",
        "O'",
        "Dr.",
        "·",
        "山",
        "[x](y)",
    ],
)
def test_what_is_no_name_finds_nobody(said: str) -> None:
    assert list(People({said: "scribe"}).find(f"Then ask {said} now, or - X, Q. and 山 (.*) a b.")) == []


@pytest.mark.parametrize(
    "said",
    [
        "A.*B(c)+ [d]", "Anna (she/her)", "null", "Al-", "İ Ilker", "ﬀ ﬁrm", "ＦＵＬＬ Ｗｉｄｔｈ", "Noor\nBeispiel", "Noor\u202eBeispiel",
        "Noor " * 400, "x" * 10_000, " ".join(f"Noor{number}" for number in range(400)), "a b c d e f g h i j k l m", "team/role",
        "<script>alert(1)</script>", "{roles/scribe}", "[[feature]]", "%s %(x)s {0}", "' OR 1=1 --",
    ],
)  # fmt: skip
def test_whatever_somebody_writes_as_a_name_is_only_looked_for(said: str) -> None:
    people = People({said: "scribe", "Noor Beispiel": "deputy"})
    assert {found.meaning for found in people.find("Noor Beispiel has the pager.")} >= {
        "deputy"
    } or "Noor" in said
    assert list(people.find("Switch the feature off, and write down when.")) == []


GAPS = st.sampled_from([" ", "\n", "\u00a0", "  ", "-", ".", "** ", "\u200b ", "\n  "])
FIRST = st.sampled_from(sorted(forms_of("noor")))
LAST = st.sampled_from(sorted(forms_of("beispiel")))
ALPHABET = st.characters(exclude_categories=["Cs"], exclude_characters="nNbBｎＮｂＢɴ")


@given(FIRST, LAST, GAPS, st.text(ALPHABET, max_size=20), st.booleans())
def test_any_form_is_found_whatever_stands_around(
    first: str, last: str, gap: str, around: str, reorder: bool
) -> None:
    name = gap.join((last, first) if reorder else (first, last)).title()
    assert [
        found.meaning for found in LISTED.find(f"{around}; {name}; {around}") if found.meaning == "scribe"
    ] == ["scribe"]


@given(st.text(ALPHABET, max_size=200))
def test_a_text_without_the_name_yields_nothing(text: str) -> None:
    assert list(People({"Noor Beispiel": "scribe"}).find(text)) == []


def test_the_cost_grows_with_the_text_and_not_with_its_square() -> None:
    def seconds(times: int) -> float:
        text = "Noor, N. Noor Beis Beispiel. Beispiel; Mark " * times
        start = time.process_time()
        list(LISTED.find(text))
        return time.process_time() - start

    seconds(100)
    assert seconds(2000) < 40 * max(min(seconds(200) for _ in range(3)), 0.001)
