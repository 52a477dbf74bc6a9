"""The postmortem template as Markdown text, for copying into a team's own document."""

from __future__ import annotations

from generator.model import Playbook
from generator.pages.richtext import TextRenderer


def template_text(playbook: Playbook, texts: TextRenderer) -> str:
    """Return every section with its prompts and examples, ready to be filled in."""
    lines = ["# Postmortem: ", ""]
    for section in playbook.postmortem.template.values():
        lines += [f"## {texts.plain(section.title)}", ""]
        for item in section.fields.values():
            example = f" (for example: {texts.plain(item.example)})" if item.example else ""
            kinds = [playbook.types[each].name for each in item.only_for_types if each in playbook.types]
            only = f"Only for {', '.join(map(texts.plain, kinds))}: " if kinds else ""
            lines += [f"- {only}{texts.plain(item.prompt)}{example}", "  "]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"
