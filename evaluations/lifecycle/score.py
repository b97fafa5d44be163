"""Score the lifecycle rules against labels written by a person before the rules were seen.

    python evaluations/lifecycle/score.py            tables for both parts
    python evaluations/lifecycle/score.py --errors   every error of the open part, one by one

Labels were split once by a hash of the key: `open` may be looked at, `kept` is only scored. `later`
was drawn and labelled when the rules stood, and is only scored too.
The texts stay in the shared record, which `COUNTERSIGHT_SHARED` or `../shared` names.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from elsewhere import SHARED_DATA, read_elsewhere

from countersight.meaning.lifecycle import EVENTS, read_events
from countersight.model import Action, ActionEvents

HERE = Path(__file__).parent
SHARED = SHARED_DATA / "usaspending-ice-cbp/current/*.csv"
RECORD = """
create table record as
select distinct
    "Generated Award ID" as award_key, "Award ID" as piid, "Modification" as modification,
    "Action Date"::date as action_date, "Federal Action Obligation"::decimal(23, 2) as obligation,
    coalesce("Transaction Description", '') as description, "Recipient Name" as supplier,
    "Agency" as agency
from read_csv(?, header = true, all_varchar = true)
"""
ACTIONS_OF = """
select award_key, piid, modification, action_date, obligation, description, supplier, agency, null
from record where award_key in (select unnest($1))
union all
select distinct award_key, piid, modification, action_date, obligation, description, '', '',
    action_type
from action where award_key in (select unnest($1))
"""
# Stop-work orders and what looks like them.
STOP_GROUP = ("stop_work", "stop_work_extended", "stop_work_mentioned", "resume")

SHOWN = ("open", "elsewhere", "fresh")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    events: frozenset[str]
    effective_date: str
    partial: bool
    part: str = ""


def main() -> None:
    labels = read_labels()
    actions = read_actions({key[0] for key in labels})
    told = {
        (event.award_key, event.modification): as_told(event)
        for award in actions.values()
        for event in read_events(award)
    }
    if "--errors" in sys.argv:
        print_errors(labels, told, actions)
        return
    for part in ("open", "kept", "later", "elsewhere", "fresh"):
        keys = [key for key, label in labels.items() if label.part.startswith(part)]
        print_table(part, keys, labels, told)


def read_labels() -> dict[Key, Told]:
    labels: dict[Key, Told] = {}
    for name in ("labels.csv", "elsewhere.csv"):
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            labels |= dict(map(_label, csv.DictReader(file)))
    return labels


def _label(row: Mapping[str, str]) -> tuple[Key, Told]:
    return (row["award_key"], row["modification"]), Told(
        events=frozenset(row["events"].split()),
        effective_date=row["effective_date"],
        partial=row["partial"] == "true",
        part=row["part"],
    )


def read_actions(award_keys: Iterable[str]) -> Mapping[str, list[Action]]:
    con = duckdb.connect()
    con.execute(RECORD, [str(SHARED)])
    read_elsewhere(con)
    rows = con.execute(ACTIONS_OF, [list(award_keys)]).fetchall()
    awards: dict[str, list[Action]] = defaultdict(list)
    for *fields, action_type in rows:
        awards[fields[0]].append(Action(*fields, action_type=action_type))
    return awards


def as_told(event: ActionEvents) -> Told:
    return Told(frozenset(event.events), str(event.effective_date or ""), event.partial)


def print_table(
    part: str, keys: list[Key], labels: Mapping[Key, Told], told: Mapping[Key, Told]
) -> None:
    counts = {event: tally(event, keys, labels, told) for event in EVENTS}
    print(f"\n{part}: {len(keys)} actions\n\n| event | labels | precision | recall | F1 |")
    print("|---|---|---|---|---|")
    for event, count in counts.items():
        print_row(event, [count])
    print_row("**all, micro**", counts.values())
    print_row("**stop-work group, micro**", [counts[event] for event in STOP_GROUP])
    dates = sum(labels[key].effective_date == told[key].effective_date for key in keys)
    partial = sum(labels[key].partial == told[key].partial for key in keys)
    whole = sum(labels[key].events == told[key].events for key in keys)
    print(f"\nof {len(keys)}: all events right {whole}, date {dates}, partial {partial}")


def tally(
    event: str, keys: list[Key], labels: Mapping[Key, Told], told: Mapping[Key, Told]
) -> Counter[str]:
    count: Counter[str] = Counter()
    for key in keys:
        count[f"{event in labels[key].events} {event in told[key].events}"] += 1
    return count


def print_row(name: str, counts: Iterable[Counter[str]]) -> None:
    total = sum(counts, Counter())
    right, missed, wrong = total["True True"], total["True False"], total["False True"]
    if not right + missed + wrong:
        return
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    f1 = 2 * right / (2 * right + missed + wrong)
    print(f"| {name} | {right + missed} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def print_errors(
    labels: Mapping[Key, Told], told: Mapping[Key, Told], actions: Mapping[str, list[Action]]
) -> None:
    for key, label in labels.items():
        if label.part.split()[0] not in SHOWN or replace(label, part="") == told[key]:
            continue
        action = next(a for a in actions[key[0]] if a.modification == key[1])
        missed = sorted(label.events - told[key].events)
        wrong = sorted(told[key].events - label.events)
        print(f"{key[0]} {key[1]} {action.obligation}\n  {action.description[:250]!r}")
        print(f"  missed {missed} wrong {wrong} label {label}\n")


if __name__ == "__main__":
    main()
