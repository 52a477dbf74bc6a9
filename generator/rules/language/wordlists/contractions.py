"""Short forms that belong to speech."""

from __future__ import annotations

from generator.rules.language.wordlists import words

CONTRACTIONS = words(
    """
    aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't shouldn't wasn't weren't
    won't wouldn't it's that's there's here's what's who's where's let's he's she's i'm we're you're they're i've
    we've you've they've i'll we'll you'll they'll it'll that'll i'd we'd you'd they'd gonna wanna
    """
)

IRREGULAR = {
    "can't": "cannot",
    "won't": "will not",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
}
ENDINGS = {
    "n't": " not",
    "'s": " is",
    "'m": " am",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
}
"""What an ending stands for, in the words that are not irregular."""
