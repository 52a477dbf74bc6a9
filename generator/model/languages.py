"""Languages by their tags: which the site has words of its own in, and what stands for one that it has not."""

from __future__ import annotations

SITE_LANGUAGES = (
    "af",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "eo",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "gl",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kn",
    "ko",
    "ku-IQ",
    "lb",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "my",
    "nb",
    "nl",
    "nn",
    "pl",
    "pt",
    "pt-BR",
    "ro",
    "ru",
    "sa",
    "sh",
    "si",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "ta",
    "te",
    "th",
    "tl",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh",
    "zh-Hant",
    "zh-TW",
)
"""Tags of the languages in which the theme says "Search", "Menu" and the like."""

_LIKE = {"no": "nb", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "iw": "he", "in": "id"}
_KNOWN = {tag.lower(): tag for tag in SITE_LANGUAGES}


def site_language(tag: str) -> str | None:
    """Return the language of the theme for a tag, its region kept where there is one; None when there is none.

    Args:
        tag: such as `pt-BR`, `de-AT` or `ga`.
    """
    parts = tag.lower().split("-")
    for size in range(len(parts), 0, -1):
        short = "-".join(parts[:size])
        if found := _KNOWN.get(_LIKE.get(short, short).lower()):
            return found
    return None


def base_of(tag: str) -> str:
    """Return a tag without its region and script, in small letters."""
    return tag.lower().split("-")[0]
