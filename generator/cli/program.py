"""The program: its commands, and the one place that turns failures into exit codes."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module

import click

from generator.cli.exits import CLEAN, COULD_NOT_RUN, INTERRUPTED, NOBODY_READS, OUR_BUG
from generator.cli.terminal import clear_progress, say
from generator.errors import PlaybookError

COMMANDS = {
    "init": "team",
    "todo": "team",
    "add": "changing",
    "default": "changing",
    "remove": "changing",
    "rename": "changing",
    "add-severity": "adding",
    "upgrade": "team",
    "check": "checking",
    "clean": "tidying",
    "build": "building",
    "pages": "building",
    "serve": "building",
    "cards": "printing",
    "diff": "comparing",
    "triage": "triage",
    "show": "looking",
    "next": "looking:next_step",
    "deadlines": "counting",
    "release": "releasing",
    "at": "releasing",
    "evidence": "recording",
    "incident": "recording",
    "site": "releasing",
    "explain": "asking",
    "rules": "asking",
    "schema": "asking",
    "export": "asking",
    "mcp": "agents",
    "skill": "agents",
    "fleet": "fleet",
}
"""Which module has each command, and under which name where that is another one. A command imports its own only, because most are over before all could be read."""


class _Program(click.Group):
    """Ends with a code of its own when nobody reads; click itself would end with that of `PROBLEMS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks like that
        """Return the names of the commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, function = COMMANDS[cmd_name].partition(":")
        name = function or cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"generator.cli.{module}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _unread()


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="ai-incident-playbook", message="%(version)s")
def cli() -> None:
    """Checks a playbook for AI incidents and turns it into a site that works offline.

    FOLDER holds the YAML files, or a playbook.yml that names layers. Left out, it is here when
    playbook.yml is, else ./playbook, else the default playbook.
    """


_NOT_OURS = frozenset({
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOTDIR, errno.EISDIR,
})  # fmt: skip
"""What a folder answers that cannot be written, or whose disk is full; other failures of files are bugs of ours."""


def main() -> None:
    """Run the command and turn every kind of failure into its exit code."""
    gc.set_threshold(200_000)  # a run makes many small objects and hardly any garbage
    code = _run()
    gc.freeze()  # nothing is looked for in what goes as a whole: a tenth of a check
    sys.exit(code)


def _run() -> int:
    try:
        result = cli.main(standalone_mode=False)
        clear_progress()
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except PlaybookError as error:
        say(f"playbook: {error}")
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        if error.errno not in _NOT_OURS:
            return _bug()
        say(
            f"playbook: {f'{error.filename}: ' if error.filename else ''}{error.strerror}: choose a folder that can be written, with room on its disk"
        )
        return COULD_NOT_RUN
    except Exception:  # noqa: BLE001 - the one place where a bug of ours becomes an exit code
        return _bug()
    return result if isinstance(result, int) else CLEAN


def _unread() -> int:
    """Keep the interpreter from writing to nobody once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOBODY_READS


def _bug() -> int:
    import traceback

    say(
        f"playbook: this is a bug in the program, not in your playbook. Please report what stands below.\n\n{traceback.format_exc()}"
    )
    return OUR_BUG
