"""Verbs an instruction starts with. A verb that is missing here also passes in front of 'the', 'a' or 'each'."""

from __future__ import annotations

from generator.rules.language.wordlists import words

VERBS = words(
    """
    accept acknowledge act activate add address adjust agree aim allow analyse analyze announce answer apologise
    apologize apply appoint approve archive argue arrange ask assemble assess assign assume attach attack audit
    avoid average back ban base be believe bind block book break brief bring broadcast build bypass calculate
    call cancel cap capture carry change chase check choose claim clarify classify clean clear close collect
    combine come command commit communicate compare complete compute confirm connect consult contact contain
    continue convene convert coordinate copy correct count countermand cover create credit cross cut deactivate
    debug decide declare decline deduplicate define delay delegate delete deliver demand deny deploy derive
    describe detach detect determine direct disable disclose disconnect discuss display disprove distribute divert
    do document double downgrade download draft drain draw drill drop earn edit email empty enable encrypt end
    enforce enter escalate establish estimate evaluate exclude execute expect expire explain export expose
    extend extract fail feed file fill filter find finish fix flag flush follow forbid force forget form
    forward freeze gather gate generate get give go grant greet group guard guess halt hand handle have hear
    help hide hold honour identify ignore include inform inspect install instruct interrupt interview investigate
    invite isolate join judge justify keep kill know label launch lead learn leave let limit link list listen load
    lock log look lower mail make map mark match mean measure meet mention merge message modify monitor move mute
    name narrow negotiate note notice notify number obtain offer open order own page pass paste pause pay phone pick pin
    place plan plant play point post postpone prefer prepare preserve press prevent print probe proceed process
    produce promise promote prompt propose protect prove provide publish pull purge push put quarantine query
    quote raise rank rate reach read rebuild recall receive recite reconcile recommend record recount recover red-team redact
    redeploy redirect reduce refer refresh refund refuse register reindex reject release reload remember remind
    remove rename reopen repair repeat replace replay reply report reproduce request require rerun rescan
    reserve reset resign resolve respond restart restore restrict retain retrain retry return review revert
    revoke rewrite ring roll rotate route rule run sample save say scan schedule score screen scrub seal search
    secure see select send separate serve set settle share shift ship show shut sign skip slow sort speak
    specify split spread staff stage stand start state stay step stick stop store stress study submit subscribe
    summarise summarize supply support suspend swap switch tag take talk tell test thank think threaten throttle
    tie time track trade train transfer treat trigger trust try turn type undo unlock unpublish update upgrade
    upload use vacate validate verify view visit wait wake walk warn watch weigh welcome widen wipe withdraw
    withhold work write
    """
)

OPENERS = frozenset(
    {"do", "not", "never", "please", "first", "then", "next", "also", "now", "finally", "always"}
)
"""Words in front of the verb that are no subject: 'do not wait', 'first page', 'then close'."""

BEFORE_AN_OBJECT = words(
    """
    the a an each every all any both one two three four five this that these those your our their its his her
    whether what who which how when where why everyone everybody nobody people users them it
    """
)
"""Words that follow a verb more than a noun, when they stand second."""

NO_VERB = words(
    """
    the a an this that these those there here it they he she we you i one two three some any all each every
    both many most no none nobody nothing everyone everybody someone somebody people users my your our their
    its his her is are was were be been being has have had will would can could should may might must shall
    """
) - {"be", "have"}
"""Words that open a statement, never an instruction."""
