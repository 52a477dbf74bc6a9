"""Where each item of a page stands in the files: gathered in one quiet place at the end, for reviewers.

Whoever acts at 2 AM reads no ids and versions under every step; the links are kept, in the order of the page.
"""

from __future__ import annotations

import re

from generator.pages.escaping import as_text

_LINE = re.compile(r'\n?<p class="pb-meta" data-search-exclude>(.*?)</p>', re.DOTALL)


def gathered(body: str, version: str) -> str:
    """Return the Markdown of a page with the lines of its items at its end, folded.

    Args:
        body: the page; a line is a paragraph of the class `pb-meta`.
        version: which version of the playbook the page belongs to.
    """
    lines = _LINE.findall(body)
    if not lines:
        return body
    items = "\n".join(f'<li class="pb-meta">{line.strip()}</li>' for line in lines)
    return (
        f"{_LINE.sub('', body).rstrip()}\n"
        '<details class="pb-fold pb-reviewers" data-search-exclude>\n'
        f"<summary>For reviewers: where this stands in the files, version {as_text(version)}</summary>\n"
        f"<ul>\n{items}\n</ul>\n</details>\n"
    )
