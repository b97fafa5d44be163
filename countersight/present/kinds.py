"""What options hold: a date, a time, an amount. A value that does not parse is a usage error."""

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

import click


class _Date(click.ParamType[date]):
    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a date like 2025-09-18", param, ctx)


class _Time(click.ParamType[datetime]):
    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time like 2026-08-22T10:27:03Z", param, ctx)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Amount(click.ParamType[Decimal]):
    name = "amount"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Decimal:
        try:
            amount = Decimal(str(value).replace(",", "").removeprefix("$"))
        except InvalidOperation:
            self.fail(f"{value!r} is not an amount like 1500000 or 1,500,000.00", param, ctx)
        if not amount.is_finite():
            self.fail(f"{value!r} is not an amount like 1500000 or 1,500,000.00", param, ctx)
        return amount


DATE, TIME, AMOUNT = _Date(), _Time(), _Amount()
AS_OF = click.option("--as-of", type=TIME, help="Read the record as it stood then.")
