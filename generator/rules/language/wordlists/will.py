"""Words that give a model a mind: who is said to have one, and what it is said to do with it."""

from __future__ import annotations

from itertools import product

from generator.model.phrases import Phrases

_WHO = ("ai", "model", "assistant", "bot", "chatbot", "llm", "algorithm", "agent")
_DOES = (
    "decided", "decides", "chose", "chooses", "lied", "lies", "panicked", "panics", "thought", "thinks", "wanted", "wants", "wished",
    "believed", "believes", "knew", "knows", "understood", "understands", "felt", "feels", "tried to", "tries to",
    "refused to", "hallucinated", "hallucinates", "went rogue", "goes rogue", "got confused", "gets confused", "imagined", "imagines",
    "remembered", "remembers", "apologised", "apologized", "pretended", "pretends", "intended", "intends", "hoped", "hopes",
)  # fmt: skip

WILL: Phrases[str] = Phrases(
    {f"{who} {does}": "say what it put out, and what let that through" for who, does in product(_WHO, _DOES)}
    | dict.fromkeys(("went rogue", "goes rogue", "going rogue", "gone rogue"), "say what it did")
)
