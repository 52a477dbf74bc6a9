"""Documentation of the problems that cards can have, by rule id."""

from __future__ import annotations

from generator.problems import Kind, documented

RULES = documented(
    """
card-too-tall: error
Everything on a card fits at a type size that can be read at arm's length.

Why: Text that is clipped or shrunk is missing exactly when somebody holds nothing but the card.

Bad:
    # roles.yaml
    scribe:
      duties:
        - Three long sentences that say in many words what one could.

Good:
    # roles.yaml
    scribe:
      duties:
        - Log every decision with its UTC time.

card-word-too-wide: error
Every word of a card fits into its column.

Why: Words are not divided on cards; a longer one would stand out of the card and be cut off.

Bad:
    # levers.yaml
    kill-switch:
      name: GlobalConversationFeatureKillSwitchConfiguration

Good:
    # levers.yaml
    kill-switch:
      name: Kill switch

card-title-too-long: error
The title of a card fits into its band.

Why: People find a card by its title; a title that is cut names something else.

Bad:
    # roles.yaml
    scribe:
      name: The person who writes down everything that is said and done

Good:
    # roles.yaml
    scribe:
      name: Scribe

card-logo-missing: error
The logo of the cards is an SVG file in the theme folder.

Why: Whoever finds that out in a build has no cards that day.

Bad:
    # cards.yaml
    brand:
      logo: logo.svg

Good:
    # cards.yaml
    theme: brand  # holds logo.svg
    brand:
      logo: logo.svg

brand-contrast: warning, advice
The colour of a brand can be read on the pages of the site, light and dark.

Why: Links and buttons take it. In a pale colour nobody finds the way to the kill switch on a phone in the sun.

Bad:
    # cards.yaml
    brand:
      colour: "#ffcc00"

Good:
    # cards.yaml
    brand:
      colour: "#7a5200"

card-theme-missing: error
The theme folder that cards.yaml names is there.

Why: Without it cards would be printed in the look of somebody else.

Bad:
    # cards.yaml
    theme: brnad

Good:
    # cards.yaml
    theme: brand  # a folder beside the playbook folder

card-theme-unused: error
Each template of the theme folder replaces one of ours, or another one imports it.

Why: A template with a misspelt name would change nothing, and nobody would be told.

Bad:
    # cards.yaml
    theme: brand  # holds blocks-own.typ

Good:
    # cards.yaml
    theme: brand  # holds own.typ

card-footer-too-long: error
The small print of a card fits into its foot.

Why: Version, date and code tell whether a card is still good; they must not run into its last line.

Bad:
    # cards.yaml
    labels:
      edition: internal, for the members of the incident response team only

Good:
    # cards.yaml
    labels:
      edition: internal

card-character-missing: error
Every character on a card has a glyph in one of the fonts.

Why: A character without a glyph prints as an empty box, in the one place where nobody can look it up.

Bad:
    # levers.yaml
    kill-switch:
      name: "Stop 🛑"

Good:
    # levers.yaml
    kill-switch:
      name: Stop

card-layout-does-not-fit: error
The cards of a sheet fit on its paper, and no words stand where printers leave white.

Why: A sheet that is scaled or cut off by the printer gives cards with wrong sizes and missing lines.

Bad:
    # cards.yaml
    sheets:
      four:
        paper: letter
        layout: nup
        columns: 2
        rows: 2

Good:
    # cards.yaml
    sheets:
      two:
        paper: letter
        orientation: landscape
        layout: nup
        columns: 2

card-name-unknown: error
Formats, sheets and entries that cards.yaml names are there.

Why: A deck with a misspelt name would silently miss the card that somebody needs.

Bad:
    # cards.yaml
    decks:
      pocket:
        name: Pocket
        cards: [severities]
        format: a66

Good:
    # cards.yaml
    decks:
      pocket:
        name: Pocket
        cards: [severities]
        format: a6

card-without-figures: error
A card template tells for each face how much room it has and needs.

Why: Without these figures a template of your own could cut text off, and nobody would notice.

Bad:
    // main.typ
    #set document(title: "Cards")
    #page[My own card]

Good:
    // main.typ
    #page[#face(card, found, side, format, stamp, brand)]

card-code-too-fine: error
The squares of a QR code are 0.33 mm wide or more: four dots of a 300 dpi printer.

Why: A code that phones cannot read hides that a card is stale.

Bad:
    # cards.yaml
    address: https://intranet.example.com/departments/product/teams/ai/incident-playbook/

Good:
    # cards.yaml
    address: https://go.example.com/aip/

card-list-too-long: warning, advice
A checklist on a card has nine items at most.

Why: Longer lists lose people between the items; split the list where there is a pause.

Bad:
    # roles.yaml
    scribe:
      duties: [one, two, three, four, five, six, seven, eight, nine, ten]

Good:
    # roles.yaml
    scribe:
      duties: [one, two, three, four, five, six, seven]

card-decision-too-wide: warning, advice
A decision on a card has five branches at most, "not sure" not counted.

Why: More branches cannot be taken in under stress; ask a first question that halves them.

Bad:
    # phases.yaml
    contain:
      steps:
        which:
          ask: Which one?
          answers: [a, b, c, d, e, f]

Good:
    # phases.yaml
    contain:
      steps:
        which:
          ask: Is it the model?
          answers: [yes, no, not sure]

card-changed-same-version: error, safety
When the words of a card change, the version of the playbook changes, and `playbook cards --record` was run.

Why: Two cards with different words and one version number cannot be told apart on a call.

Bad:
    # about.yaml
    version: "1.0.0"   # the words of a recorded card have changed since

Good:
    # about.yaml
    version: "1.1.0"

card-record-damaged: error
cards.lock.json is what `playbook cards --record` wrote.

Why: Without the record nobody can tell which printed cards are stale.

Bad:
    # cards.lock.json
    <<<<<<< HEAD

Good:
    # cards.lock.json
    {}
""",
    Kind.FACTS,
)
