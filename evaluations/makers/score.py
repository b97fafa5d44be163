"""Score the makers found against labels written by a person before the rules were run on them.

    python evaluations/makers/score.py                      tables for every part
    python evaluations/makers/score.py --errors             errors of the open part, one by one
    python evaluations/makers/score.py --without-directory  with what the record teaches alone

A label with several names, `A|B`, is met by any of them.
"""

import csv
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from record import HERE, connect

from countersight import directory
from countersight.organisations import makers
from countersight.organisations.brands.lexicon import squeeze
from countersight.organisations.brands.listing import lists
from countersight.organisations.names import normalise
from countersight.settings import read_settings

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    part: str
    stratum: str
    makers: tuple[str, ...]
    products: tuple[str, ...]


def main() -> None:
    labels = read_labels()
    listed = (
        directory.Directory()
        if "--without-directory" in sys.argv
        else directory.read(read_settings().directory)
    )
    con = connect()
    found = {}
    for source in ("current", "older", "delta", "vendor"):
        con.execute(
            "create or replace temp view action as select *, award_key || '/' || modification"
            f" as action_key from record where source = '{source}'"
        )
        for row in makers.derive(con, lists(listed)).arrow().to_pylist():
            found[source, row["award_key"]] = row
    if "--errors" in sys.argv:
        print_errors(con, labels, found)
        return
    for part in ("open", "kept", "later", "fresh"):
        keys = [key for key, label in labels.items() if label.part == part]
        if keys:
            print_table(part, keys, labels, found)


def read_labels() -> dict[Key, Label]:
    with (HERE / "labels.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["source"], row["award_key"]): Label(
                row["part"], row["stratum"], names(row["maker"]), names(row["product"])
            )
            for row in csv.DictReader(file)
        }


def names(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def print_table(
    part: str, keys: list[Key], labels: Mapping[Key, Label], found: Mapping[Key, Mapping[str, str]]
) -> None:
    named = sum(bool(labels[key].makers) for key in keys)
    print(f"\n{part}: {len(keys)} awards, {named} with a maker\n")
    print("| | labels | found | right | P | R | F1 |\n|---|---|---|---|---|---|---|")
    print_row("maker", [(labels[k].makers, (found.get(k) or {}).get("maker")) for k in keys])
    print_row("product", [(labels[k].products, (found.get(k) or {}).get("product")) for k in keys])


def print_row(title: str, pairs: Iterable[tuple[tuple[str, ...], str | None]]) -> None:
    pairs = list(pairs)
    wanted = sum(bool(label) for label, _ in pairs)
    given = sum(bool(answer) for _, answer in pairs)
    right = sum(bool(answer) and same(label, answer) for label, answer in pairs)
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    f1 = 2 * right / max(wanted + given, 1)
    print(f"| {title} | {wanted} | {given} | {right} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def same(label: tuple[str, ...], answer: str | None) -> bool:
    """One of the names is the answer, or how it begins: "Cisco" is met by "Cisco Systems"."""
    letters = squeeze(normalise(answer or ""))
    wanted = [squeeze(normalise(name)) for name in label]
    return any(letters.startswith(one) or one.startswith(letters) for one in wanted if letters)


def print_errors(con, labels, found) -> None:  # type: ignore[no-untyped-def]
    for key, label in labels.items():
        row = found.get(key) or {}
        answer = row.get("maker")
        if (
            label.part not in ("open", "fresh")
            or (not label.makers and not answer)
            or same(label.makers, answer)
        ):
            continue
        texts = con.execute(
            "select supplier, string_agg(distinct description, ' || ') from record"
            " where source = ? and award_key = ? group by supplier",
            key,
        ).fetchall()
        print(f"{'|'.join(label.makers) or '-'}  ≠  {answer or '-'} {row.get('words')!r}")
        print(f"  {texts[0][0]}: {texts[0][1][:300]}")


if __name__ == "__main__":
    main()
