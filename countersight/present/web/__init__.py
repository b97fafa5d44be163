"""The server: held snapshots, guarded addresses, pages in every format."""
