"""The TOML files that come with the tool, in the folder ``data`` of each package."""

from __future__ import annotations

from importlib.resources import files


def data_text(package: str, name: str) -> str:
    """Return the text of data/NAME.toml of a package.

    Raises:
        FileNotFoundError: the package has no such file.
    """
    return files(package).joinpath("data", f"{name}.toml").read_text("utf-8")
