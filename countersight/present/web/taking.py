"""What people and programs hand in: a form that leads to its page, a text as JSON."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from countersight.errors import UsageError
from countersight.present.pages import Accept, Upload, check
from countersight.present.web import answers, api
from countersight.present.web.answers import MEDIA
from countersight.present.web.guard import MOST_BYTES
from countersight.present.web.house import LONG, House, moment_of
from countersight.present.web.problems import problem_of
from countersight.present.web.refusals import problem_response, refused, told


def form(accept: Accept, house: House) -> Callable[[Request], Awaitable[Response]]:
    """Takes a form, and leads to the page that answers it."""

    def taken(
        moment: datetime | None, fields: dict[str, str], files: dict[str, Upload]
    ) -> Response:
        snapshot = house.snapshot(moment)
        with snapshot.cursor(LONG) as con:
            there = accept(house.asked(snapshot, con, moment), fields, files)
        return RedirectResponse(there, status_code=303)

    async def answer(request: Request) -> Response:
        try:
            async with request.form(max_files=1, max_fields=8, max_part_size=MOST_BYTES) as form:
                fields = {name: value for name, value in form.items() if isinstance(value, str)}
                files = {
                    name: Upload(value.filename or "", await value.read())
                    for name, value in form.items()
                    if not isinstance(value, str)
                }
            return await to_thread.run_sync(taken, moment_of(request), fields, files)
        except Exception as error:
            return problem_response(request.scope, told(error))

    return answer


def check_as_json(house: House) -> Callable[[Request], Awaitable[Response]]:
    """Takes a text as JSON and answers with its verdicts."""

    def checked(moment: datetime | None, fields: dict[str, str]) -> Response:
        snapshot = house.snapshot(moment)
        with snapshot.cursor(LONG) as con:
            asked = house.asked(snapshot, con, moment)
            there = check.accept(asked, fields, {})
            found = check.read(asked, check.Query(there.rpartition("/")[2]))
        headers = {"Location": f"{api.BASE}{there}"}
        return Response(answers.json(found), 201, headers, MEDIA["json"])

    async def answer(request: Request) -> Response:
        try:
            given = await request.json()
            if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
                raise UsageError("send a JSON object with `text`, and `published` if it is known")
            return await to_thread.run_sync(checked, moment_of(request), given)
        except (ValueError, RecursionError):
            problem = problem_of(UsageError("the body is no JSON; send an object with `text`"))
            return problem_response(request.scope, problem, "json")
        except Exception as error:
            return refused(request, error)

    return answer
