#!/usr/bin/env bash
# textstat==0.7.13; seen on 30 November 2026 with CPython 3.11.
#
# Expected: a text of short orders has as many sentences as it has orders, and is the easier the shorter they are. To
# put "Log it." behind a step makes it no harder to read.
#
# Seen: a sentence of one or two words is not counted as a sentence, while its words are counted. "Stop it. Call Ann.
# Log it." is one sentence of six words. So a short order behind a step makes the words in a sentence more, a
# word put into that order makes them fewer and the automated readability index better, and cutting a long sentence in
# two changes nothing when one part has two words. Every grade that divides by the sentences leans on this count.
#
# Who meets it: whoever holds checklists, runbooks or words for the night to a reading grade. The plainest style gets
# the worse grade, and a text that consists of such orders alone is one sentence however long it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet --disable-pip-version-check textstat==0.7.13
cd "$work"
"$work/env/bin/python" - <<'PY'
import textstat

ORDERS = "Stop it. Call Ann. Log it."
LONG = "Check that the agent has stopped."
TWO = "Check that the agent has stopped. Log it."
THREE = "Check that the agent has stopped. Log it now."
WHOLE = "Page the expert who answers for this model and log it."
CUT = "Page the expert who answers for this model. Log it."

seen = {
    "sentences, words of three orders of two words": (textstat.sentence_count(ORDERS), textstat.lexicon_count(ORDERS)),
    "the same with thirty such orders": textstat.sentence_count(" ".join([ORDERS] * 10)),
    "a step alone, words in a sentence": textstat.words_per_sentence(LONG),
    "the step with an order of two words": textstat.words_per_sentence(TWO),
    "the step with an order of three words": textstat.words_per_sentence(THREE),
    "the index is better with a word more": textstat.automated_readability_index(THREE)
    < textstat.automated_readability_index(TWO),
    "sentences before and after cutting one in two": (textstat.sentence_count(WHOLE), textstat.sentence_count(CUT)),
}
told = {
    "sentences, words of three orders of two words": (1, 6),
    "the same with thirty such orders": 1,
    "a step alone, words in a sentence": 6.0,
    "the step with an order of two words": 8.0,
    "the step with an order of three words": 4.5,
    "the index is better with a word more": True,
    "sentences before and after cutting one in two": (1, 1),
}
print(*(f"{name}: {found}" for name, found in seen.items()), sep="\n")
if seen != told:
    raise SystemExit(f"This has changed. Told was: {told}")
PY
