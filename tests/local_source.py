"""A small server on 127.0.0.1 that answers as USAspending's documents and code say, faults and all.

`LocalSource.faults` holds, for an address that ends so, what goes wrong with the next requests.
"""

import csv
import hashlib
import io
import json
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.tables import DELTA_HEADER, FULL

Fault = Callable[["Answering"], None]
DEPARTMENT = {
    "name": "Department of Homeland Security",
    "toptier_code": "070",
    "toptier_agency_id": 63,
}
AGENCIES = ("U.S. Customs and Border Protection", "U.S. Immigration and Customs Enforcement")
STATUS = {"message": None, "total_size": 1.0, "total_columns": 297, "seconds_elapsed": "9.079178"}


@dataclass
class LocalSource:
    """What the source holds, and what it was asked for."""

    port: int = 0
    archives: dict[str, bytes] = field(default_factory=dict)
    exports: dict[str, bytes] = field(default_factory=dict)
    rows: list[dict[str, str]] = field(default_factory=list)  # what every export holds
    statuses: list[str] = field(default_factory=lambda: ["finished"])
    total_rows: list[int] = field(default_factory=list)  # of the next exports, instead of the true
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    made: str = "2026-08-23_H10M27S03"
    asked: list[tuple[str, Any]] = field(default_factory=list)  # (path, body or range)
    agents: set[str] = field(default_factory=set)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        return f"http://{self.host}/api/v2/"

    def paths(self, end: str) -> list[Any]:
        """What was asked of addresses that end so."""
        return [about for path, about in self.asked if path.endswith(end)]


class Answering(BaseHTTPRequestHandler):
    """One request to the source."""

    protocol_version = "HTTP/1.1"
    source: LocalSource

    def log_message(self, *_: object) -> None:
        """Nothing: tests read `asked`."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(body)

    def do_GET(self) -> None:
        self.answer(self.headers.get("Range"))

    def answer(self, about: Any) -> None:
        path = urlsplit(self.path).path
        self.source.asked.append((path, about))
        self.source.agents.add(self.headers["User-Agent"])
        for end, faults in self.source.faults.items():
            if path.endswith(end) and faults:
                faults.pop(0)(self)
                return
        if path.startswith("/files/"):
            files = self.source.archives | self.source.exports
            self.file(files[path.removeprefix("/files/")])
        else:
            self.json(*API[path.removeprefix("/api/v2/")](self.source, self.path, about))

    def json(self, code: int, body: Any) -> None:
        self.whole(code, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def whole(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def file(self, data: bytes, upto: int | None = None, ranges: bool = True) -> None:
        """A file, or the part of it that was asked for; only its bytes before `upto` are sent."""
        tag, start, code = f'"{hashlib.md5(data).hexdigest()}"', 0, 200
        wanted = self.headers.get("Range")
        if ranges and wanted and self.headers.get("If-Range") == tag:
            start, code = int(wanted.removeprefix("bytes=").removesuffix("-")), 206
        self.send_response(code)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(data) - start))
        if code == 206:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        self.wfile.write(data[start:upto])
        self.close_connection = upto is not None


def status(code: int, **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda self: self.whole(code, b"<html>no</html>", named)


def cut(data: bytes, upto: int, ranges: bool = True) -> Fault:
    """The connection ends before byte `upto` of the file."""
    return lambda self: self.file(data, upto, ranges)


def silence(seconds: float) -> Fault:
    """No answer, until the other side has given up."""

    def wait(self: Answering) -> None:
        threading.Event().wait(seconds)
        self.close_connection = True

    return wait


def _list_agencies(source: LocalSource, _: str, body: Any) -> tuple[int, Any]:
    if body.get("type") not in ("account_agencies", "award_agencies"):
        return 400, {"detail": "type must be one of: ('account_agencies', 'award_agencies')"}
    subs = [{"subtier_agency_name": name} for name in AGENCIES] if body.get("agency") else []
    listed = {} if subs else {"cfo_agencies": [DEPARTMENT], "other_agencies": []}
    return 200, {"agencies": listed, "sub_agencies": subs}


def _list_monthly_files(source: LocalSource, _: str, body: Any) -> tuple[int, Any]:
    lacking = [name for name in ("agency", "fiscal_year", "type") if body.get(name) is None]
    if lacking:
        said = f"Missing one or more required body parameters: {lacking[0]}"
        return 400, {"detail": said}
    starts = f"FY{body['fiscal_year']}_070_Contracts_Full_", "FY(All)_070_Contracts_Delta_"
    names = [name for name in source.archives if name.startswith(starts)]
    return 200, {"monthly_files": [_listed(source, name, body) for name in names]}


def _listed(source: LocalSource, name: str, body: Any) -> dict[str, Any]:
    return {
        "fiscal_year": None if "Delta" in name else body["fiscal_year"],
        "agency_name": DEPARTMENT["name"],
        "agency_acronym": "DHS",
        "type": body["type"],
        "updated_date": "-".join((name[-12:-8], name[-8:-6], name[-6:-4])),
        "file_name": name,
        "url": f"http://{source.host}/files/{name}",
    }


def _awards(source: LocalSource, _: str, body: Any) -> tuple[int, Any]:
    span = body["filters"]["date_range"]
    start, end = (date.fromisoformat(span[key]) for key in ("start_date", "end_date"))
    if (end - start).days + 1 > 366:
        said = "Invalid Parameter: date_range total days must be within a year"
        return 400, {"detail": said}
    same = zlib.crc32(json.dumps(body).encode()) % 10**6  # asked again that day, the same file
    name = f"070_PrimeTransactions_{source.made}{same:06}.zip"
    source.exports[name] = zipped("Contracts_PrimeTransactions_1.csv", source.rows)
    url = f"http://{source.host}/files/{name}"
    return 200, {"status_url": "", "file_name": name, "file_url": url, "download_request": body}


def _status(source: LocalSource, path: str, _: Any) -> tuple[int, Any]:
    [name] = parse_qs(urlsplit(path).query)["file_name"]
    now = source.statuses.pop(0) if len(source.statuses) > 1 else source.statuses[0]
    done = now == "finished"
    rows = source.total_rows.pop(0) if done and source.total_rows else len(source.rows)
    about = {"status": now, "file_name": name, "file_url": f"http://{source.host}/files/{name}"}
    why = "An exception was raised while attempting to process the DownloadJob:\nTraceback"
    return 200, {
        **STATUS,
        **about,
        "total_rows": rows if done else None,
        "message": why if now == "failed" else None,
    }


API: dict[str, Callable[[LocalSource, str, Any], tuple[int, Any]]] = {
    "bulk_download/list_agencies/": _list_agencies,
    "bulk_download/list_monthly_files/": _list_monthly_files,
    "bulk_download/awards/": _awards,
    "download/status/": _status,
}


def zipped(member: str, rows: list[dict[str, str]], delta: bool = False) -> bytes:
    """A zip with one table in the layout of 297 columns, or 299 for a delta."""
    text, target = io.StringIO(newline=""), io.BytesIO()
    table = csv.DictWriter(text, DELTA_HEADER if delta else FULL, restval="")
    table.writeheader()
    table.writerows(rows)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, text.getvalue())
    return target.getvalue()


class Server(ThreadingHTTPServer):
    """A thread for each connection; a client that hangs up is no news."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def serving() -> Iterator[LocalSource]:
    """The source, while it listens."""
    source = LocalSource()
    handler = type("Bound", (Answering,), {"source": source})
    server = Server(("127.0.0.1", 0), handler)
    source.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield source
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
