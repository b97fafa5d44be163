"""Whether each award that the directory cites says what the directory says it does.

    python evaluations/directory/check.py

Reads every line seen in the record against the shared record (`COUNTERSIGHT_SHARED`, `../shared`)
and prints those that its texts do not bear out. A company is borne out where one of its names
stands in the award's supplier, the supplier's parent or a description; a product where one of its
names stands in a description, and a name of its company, not the product's own, in any of them.
"""

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from countersight.directory import Company, Directory, Product, read

DATA = Path(os.environ.get("COUNTERSIGHT_SHARED", Path(__file__).parents[3] / "shared")) / "data"
AWARD = "https://www.usaspending.gov/award/"
TEXTS = """
select "Generated Award ID", "Recipient Name", '', "Transaction Description"
from read_csv($data || '/usaspending-ice-cbp/current/*.csv', all_varchar = true)
union select generated_award_id, recipient_name, '', transaction_description
from read_parquet($data || '/usaspending-ice-cbp/all_snapshots.parquet')
union select contract_award_unique_key, recipient_name, recipient_parent_name,
    transaction_description
from read_csv($data || '/usaspending-delta-layout/surveillance_contracts_delta_layout.csv',
    all_varchar = true)
union select contract_award_unique_key, recipient_name, recipient_parent_name,
    prime_award_base_transaction_description
from read_csv($data || '/ice-minnesota-awards/Contracts_PrimeAwardSummaries_*.csv',
    all_varchar = true)
union select regexp_extract(url, 'CONT_.*'), recipient, '', description
from read_csv($data || '/dhs-doj-vendor-awards/vendor_awards.csv', all_varchar = true)
union select 'CONT_AWD_' || upper(award_id_piid) || '_' || awarding_sub_agency_code || '_'
    || coalesce(nullif(upper(parent_award_id), ''), '-NONE-') || '_'
    || coalesce(nullif(parent_award_agency_id, ''), '-NONE-'),
    recipient_name, recipient_parent_name, award_description
from read_parquet($data || '/ice-awards-fy2013-2018/ice_awards_fy13_fy18.parquet')
"""

Award = tuple[set[str], set[str]]  # who sells, and what is said of it


def plain(text: str | None) -> str:
    """Words in lower case between single blanks, so that one name in another's letters is none."""
    return f" {re.sub('[^a-z0-9]+', ' ', (text or '').lower().replace(chr(39), '')).strip()} "


def awards(keys: Iterable[str], data: Path = DATA) -> dict[str, Award]:
    """What the record says of awards, by key."""
    rows = duckdb.execute(
        f"select * from ({TEXTS}) texts (award_key, supplier, parent, description)"
        " where award_key in (select unnest($keys))",
        {"data": str(data), "keys": list(keys)},
    ).fetchall()
    said: dict[str, Award] = defaultdict(lambda: (set(), set()))
    for key, supplier, parent, description in rows:
        said[key][0].update((plain(supplier), plain(parent)))
        said[key][1].add(plain(description))
    return said


def unproven(directory: Directory, data: Path = DATA) -> Iterator[str]:
    """The lines seen in the record that the record does not bear out."""
    companies = {company.name: company for company in directory.companies}
    lines = [line for line in (*companies.values(), *directory.products) if line.seen == "record"]
    said = awards((line.source.removeprefix(AWARD) for line in lines), data)
    for line in lines:
        sellers, texts = said.get(line.source.removeprefix(AWARD), (set(), set()))
        if isinstance(line, Company):
            borne_out = _stands(line.names, sellers | texts)
        else:
            borne_out = _is_of(line, companies[line.company], sellers, texts)
        if not borne_out:
            yield f"{line.name}: {line.source}"


def _is_of(product: Product, company: Company, sellers: set[str], texts: set[str]) -> bool:
    makers = {plain(name) for name in company.names}
    return any(
        _stands([name], texts) and _stands(makers - {plain(name)}, sellers | texts)
        for name in product.names
    )


def _stands(names: Iterable[str], texts: set[str]) -> bool:
    return any(plain(name) in text for name in names for text in texts)


if __name__ == "__main__":
    wrong = list(unproven(read()))
    print("\n".join(wrong) or "Every line seen in the record is borne out by it.")
    sys.exit(bool(wrong))
