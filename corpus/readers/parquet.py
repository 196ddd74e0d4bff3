"""Parquet tables with a column of texts. Needs the extra ``quote-provenance[parquet]``.

A row's text is kept exactly as it stands in its cell.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from corpus.clean import one_line
from corpus.describing.metadata import canonical_name
from corpus.errors import DocumentError
from corpus.limits import Limits
from corpus.model import Problem
from corpus.readers.table import row_reading, text_column
from corpus.reading import Reading

_BATCH_ROWS = 500


def read(path: Path, limits: Limits) -> Iterator[Reading | Problem]:  # noqa: ARG001 - every reader's form
    """Read a table's rows, some hundred at a time; a row without text is a problem.

    Raises:
        DocumentError: ``needs-extra``, ``no-text-column`` or ``bad-parquet``.
    """
    where = one_line(str(path))
    if importlib.util.find_spec("pyarrow") is None:
        message = "reading Parquet needs one more package; run: pip install 'quote-provenance[parquet]'"
        raise DocumentError(where, "needs-extra", message)
    from pyarrow import ArrowException  # noqa: PLC0415 - 0.3 s to load, and an extra
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        table = ParquetFile(path)
        names = {name: canonical_name(name) for name in table.schema_arrow.names}
        column = text_column(list(names.values()), where)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH_ROWS):
            for row in batch.to_pylist():
                number += 1
                cells = {names[name]: _string(value) for name, value in row.items()}
                yield row_reading(cells, column, f"{where}:{number}")
    except (ArrowException, OSError) as error:
        raise DocumentError(where, "bad-parquet", "the Parquet file is damaged; write it again") from error


def _string(value: object) -> str:
    return "" if value is None else str(value)
