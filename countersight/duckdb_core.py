"""What is needed of `duckdb` for a connection, without its builder of relations and expressions.

To read that in takes twice as long as to read in the engine, and a start should not wait for it. So
the names are taken from the extension module that the package wraps; a test holds them to the
package's own.
"""

from _duckdb import (
    CatalogException,
    DuckDBPyConnection,
    Error,
    InterruptException,
    InvalidInputException,
    IOException,
    OutOfMemoryException,
    __version__,
    connect,
)

__all__ = [
    "CatalogException",
    "DuckDBPyConnection",
    "Error",
    "IOException",
    "InterruptException",
    "InvalidInputException",
    "OutOfMemoryException",
    "__version__",
    "connect",
    "relational",
]


def relational(con: DuckDBPyConnection) -> DuckDBPyConnection:
    """The connection, which from then on takes Arrow tables and gives relations (`con.sql`)."""
    import duckdb as _  # noqa: F401, PLC0415 - it lends these to every connection

    return con
