"""Documentation of the problems that cards can have, by rule id."""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Level, RuleDoc

_DOCS = (
    RuleDoc(
        "card-too-tall",
        Level.ERROR,
        "Everything on a card fits at a type size that can be read at arm's length.",
        "Text that is clipped or shrunk is missing exactly when somebody holds nothing but the card.",
        "# roles.yaml\nscribe:\n  duties:\n    - Three long sentences that say in many words what one could.",
        "# roles.yaml\nscribe:\n  duties:\n    - Log every decision with its UTC time.",
    ),
    RuleDoc(
        "card-word-too-wide",
        Level.ERROR,
        "Every word of a card fits into its column.",
        "Words are not divided on cards; a longer one would stand out of the card and be cut off.",
        "# levers.yaml\nkill-switch:\n  name: GlobalConversationFeatureKillSwitchConfiguration",
        "# levers.yaml\nkill-switch:\n  name: Kill switch",
    ),
    RuleDoc(
        "card-title-too-long",
        Level.ERROR,
        "The title of a card fits into its band.",
        "People find a card by its title; a title that is cut names something else.",
        "# roles.yaml\nscribe:\n  name: The person who writes down everything that is said and done",
        "# roles.yaml\nscribe:\n  name: Scribe",
    ),
    RuleDoc(
        "card-logo-missing",
        Level.ERROR,
        "The logo of the cards is an SVG file in the theme folder.",
        "Whoever finds that out in a build has no cards that day.",
        "# cards.yaml\nbrand:\n  logo: logo.svg",
        "# cards.yaml\ntheme: brand  # holds logo.svg\nbrand:\n  logo: logo.svg",
    ),
    RuleDoc(
        "card-theme-missing",
        Level.ERROR,
        "The theme folder that cards.yaml names is there.",
        "Without it cards would be printed in the look of somebody else.",
        "# cards.yaml\ntheme: brnad",
        "# cards.yaml\ntheme: brand  # a folder beside the playbook folder",
    ),
    RuleDoc(
        "card-theme-unused",
        Level.ERROR,
        "Each template of the theme folder replaces one of ours, or another one imports it.",
        "A template with a misspelt name would change nothing, and nobody would be told.",
        "# cards.yaml\ntheme: brand  # holds blocks-own.typ",
        "# cards.yaml\ntheme: brand  # holds own.typ",
    ),
    RuleDoc(
        "card-footer-too-long",
        Level.ERROR,
        "The small print of a card fits into its foot.",
        "Version, date and code tell whether a card is still good; they must not run into its last line.",
        "# cards.yaml\nlabels:\n  edition: internal, for the members of the incident response team only",
        "# cards.yaml\nlabels:\n  edition: internal",
    ),
    RuleDoc(
        "card-character-missing",
        Level.ERROR,
        "Every character on a card has a glyph in one of the fonts.",
        "A character without a glyph prints as an empty box, in the one place where nobody can look it up.",
        '# levers.yaml\nkill-switch:\n  name: "Stop \N{OCTAGONAL SIGN}"',
        "# levers.yaml\nkill-switch:\n  name: Stop",
    ),
    RuleDoc(
        "card-layout-does-not-fit",
        Level.ERROR,
        "The cards of a sheet fit on its paper, and no words stand where printers leave white.",
        "A sheet that is scaled or cut off by the printer gives cards with wrong sizes and missing lines.",
        "# cards.yaml\nsheets:\n  four:\n    paper: letter\n    layout: nup\n    columns: 2\n    rows: 2",
        "# cards.yaml\nsheets:\n  two:\n    paper: letter\n    orientation: landscape\n    layout: nup\n    columns: 2",
    ),
    RuleDoc(
        "card-name-unknown",
        Level.ERROR,
        "Formats, sheets and entries that cards.yaml names are there.",
        "A deck with a misspelt name would silently miss the card that somebody needs.",
        "# cards.yaml\ndecks:\n  pocket:\n    name: Pocket\n    cards: [severities]\n    format: a66",
        "# cards.yaml\ndecks:\n  pocket:\n    name: Pocket\n    cards: [severities]\n    format: a6",
    ),
    RuleDoc(
        "card-without-figures",
        Level.ERROR,
        "A card template tells for each face how much room it has and needs.",
        "Without these figures a template of your own could cut text off, and nobody would notice.",
        '// main.typ\n#set document(title: "Cards")\n#page[My own card]',
        "// main.typ\n#page[#face(card, found, side, format, stamp, brand)]",
    ),
    RuleDoc(
        "card-code-too-fine",
        Level.ERROR,
        "The squares of a QR code are 0.33 mm wide or more: four dots of a 300 dpi printer.",
        "A code that phones cannot read hides that a card is stale.",
        "# cards.yaml\naddress: https://intranet.example.com/departments/product/teams/ai/incident-playbook/",
        "# cards.yaml\naddress: https://go.example.com/aip/",
    ),
    RuleDoc(
        "card-list-too-long",
        Level.ERROR,
        "A checklist on a card has nine items at most.",
        "Longer lists lose people between the items; split the list where there is a pause.",
        "# roles.yaml\nscribe:\n  duties: [one, two, three, four, five, six, seven, eight, nine, ten]",
        "# roles.yaml\nscribe:\n  duties: [one, two, three, four, five, six, seven]",
    ),
    RuleDoc(
        "card-decision-too-wide",
        Level.ERROR,
        "A decision on a card has three branches at most.",
        "More branches cannot be taken in under stress; ask a first question that halves them.",
        "# phases.yaml\ncontain:\n  steps:\n    which:\n      ask: Which one?\n      answers: [a, b, c, d]",
        "# phases.yaml\ncontain:\n  steps:\n    which:\n      ask: Is it the model?\n      answers: [yes, no, not sure]",
    ),
    RuleDoc(
        "card-changed-same-version",
        Level.ERROR,
        "When the words of a card change, the version of the playbook changes, and `playbook cards --record` was run.",
        "Two cards with different words and one version number cannot be told apart on a call.",
        '# about.yaml\nversion: "1.0.0"   # the words of a recorded card have changed since',
        '# about.yaml\nversion: "1.1.0"',
    ),
    RuleDoc(
        "card-record-damaged",
        Level.ERROR,
        "cards.lock.json is what `playbook cards --record` wrote.",
        "Without the record nobody can tell which printed cards are stale.",
        "# cards.lock.json\n<<<<<<< HEAD",
        "# cards.lock.json\n{}",
    ),
)

RULES: Mapping[str, RuleDoc] = {doc.id: doc for doc in _DOCS}
"""What cards can report, by id."""
