"""Print one of the README's marked command lines, so that CI runs exactly what a reader pastes.

python3 .ci/readme_commands.py trace|tests
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def marked_command(name: str) -> str:
    """Return the one line of the code block that follows the marker of this name."""
    pattern = rf"^<!-- command: {re.escape(name)} -->\n```sh\n(.+)\n```$"
    found = re.findall(pattern, README.read_text(encoding="utf-8"), re.MULTILINE)
    if len(found) != 1:
        sys.exit(f"README.md: {len(found)} one-line commands are marked {name!r}; there must be one")
    return str(found[0])


if __name__ == "__main__":
    sys.stdout.write(marked_command(*sys.argv[1:]) + "\n")
