"""Places by the names people use, and the name under which legal clocks know them.

Membership as of 2026. The three states of the European Economic Area beside the EU are taken as EU, because a clock
that is on for nothing costs a question to counsel, and one that is off by mistake costs the deadline.
"""

from __future__ import annotations

import unicodedata

_EU = (
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland "
    "italy latvia lithuania luxembourg malta netherlands poland portugal romania slovakia slovenia spain sweden "
    "iceland liechtenstein norway"
)
_EU_AT_HOME = (
    "österreich belgië belgique belgien българия hrvatska κύπρος česko danmark eesti suomi deutschland ελλάδα magyarország "
    "éire italia latvija lietuva luxemburg lëtzebuerg nederland polska românia slovensko slovenija españa sverige ísland "
    "norge noreg"
)
"""The same places as the people there call them."""
_EU_AMONG_NEIGHBOURS = (
    "dänemark finnland frankreich griechenland irland italien niederlande norwegen polen rumänien schweden spanien "
    "tschechien ungarn allemagne autriche espagne italie grèce pologne suède holland alemania francia"
)
_US_STATES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|district of columbia|florida|hawaii|idaho|"
    "illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|"
    "montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|"
    "pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|"
    "wisconsin|wyoming"
)
"""Without Georgia, which is a country, too: of a place that is not known no clock is switched off."""
_KNOWN_AS = {
    **dict.fromkeys((*_EU.split(), *_EU_AT_HOME.split(), *_EU_AMONG_NEIGHBOURS.split()), "EU"),
    **dict.fromkeys(
        ("ewr", "europa", "europäische union", "union européenne", "unión europea", "pays-bas"), "EU"
    ),
    **dict.fromkeys(
        ("gb", "großbritannien", "grossbritannien", "vereinigtes königreich", "royaume-uni"), "UK"
    ),
    **dict.fromkeys(("vereinigte staaten", "états-unis", "estados unidos"), "US"),
    "kanada": "Canada",
    **dict.fromkeys(("eu", "eea", "european union", "europe", "czech republic", "the netherlands"), "EU"),
    **dict.fromkeys(
        ("uk", "united kingdom", "great britain", "england", "scotland", "wales", "northern ireland"), "UK"
    ),
    **dict.fromkeys(("us", "usa", "united states", "united states of america"), "US"),
    "canada": "Canada",
    **{state: f"US, {state.title().replace(' Of ', ' of ')}" for state in _US_STATES.split("|")},
    "quebec": "Canada, Quebec",
    "québec": "Canada, Quebec",
}


_EU_REGIONS = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO"
_OTHER_NAMES = """
österreich=AT belgië=BE belgique=BE българия=BG hrvatska=HR κύπρος=CY česko=CZ danmark=DK eesti=EE suomi=FI deutschland=DE
ελλάδα=GR magyarország=HU éire=IE italia=IT latvija=LV lietuva=LT lëtzebuerg=LU nederland=NL polska=PL românia=RO slovensko=SK
slovenija=SI españa=ES sverige=SE ísland=IS norge=NO frankreich=FR italien=IT polen=PL schweden=SE switzerland=CH schweiz=CH
suisse=CH japan=JP 日本=JP india=IN brazil=BR brasil=BR australia=AU singapore=SG mexico=MX turkey=TR türkiye=TR ukraine=UA israel=IL
"""
_REGIONS = dict(zip(_EU.split(), _EU_REGIONS.split(), strict=True)) | {
    name: region for name, _, region in (each.partition("=") for each in _OTHER_NAMES.split())
}
_REGION_OF = {"US": "US", "UK": "GB", "Canada": "CA"}


def regions_of(place: str) -> tuple[str, ...]:
    """Return the regions of a place by ISO 3166-1, such as `DE` for `Germany`; all members for `EU`, none for others."""
    plain = unicodedata.normalize("NFC", " ".join(place.replace(".", "").lower().split()))
    known = known_as(plain.partition(",")[0]) or ""
    if plain in _REGIONS:
        return (_REGIONS[plain],)
    if known == "EU":
        return tuple(_EU_REGIONS.split())
    return (_REGION_OF[country],) if (country := known.partition(",")[0]) in _REGION_OF else ()


def known_as(place: str) -> str | None:
    """Return how clocks name a place, such as `EU` for `Germany`; None when nothing is known of it."""
    plain = unicodedata.normalize("NFC", " ".join(place.replace(".", "").lower().split()))
    return _KNOWN_AS.get(plain)
