"""Failures as answers: a page for a person, `application/problem+json` for a program."""

import logging
from dataclasses import asdict, replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

from countersight.present.encode import dumps
from countersight.present.web import answers
from countersight.present.web.answers import MEDIA
from countersight.present.web.problems import Problem, problem_of

log = logging.getLogger("countersight.web")
WAIT = 2  # seconds until a page that is not ready asks again


def told(error: Exception) -> Problem:
    """What to tell of a failure; a bug goes to the log."""
    problem = problem_of(error)
    if problem.status == 500:
        log.exception("a page failed", exc_info=error)
    return problem


def problem_response(scope: Scope, problem: Problem, ending: str = "html") -> Response:
    """A page for a person, `application/problem+json` for a program."""
    headers = {"Cache-Control": "no-store"}
    if problem.status == 503:
        headers["Retry-After"] = str(WAIT)
    if ending == "html" and not scope["path"].startswith(("/api/", "/static/", "/readyz")):
        page = answers.site().get_template("problem.html")
        made = page.render(it=problem, wait=WAIT if problem.status == 503 else 0)
        return Response(made, problem.status, headers, MEDIA["html"])
    said = {name: value for name, value in asdict(problem).items() if value is not None}
    shape = {**said, "instance": scope["path"]}
    return Response(dumps(shape), problem.status, headers, "application/problem+json")


def refused(request: Request, error: Exception) -> Response:
    """What a program is told of a failure."""
    return problem_response(request.scope, told(error), "json")


def refuse(scope: Scope, problem: Problem) -> ASGIApp:
    """What the guard answers."""
    return problem_response(scope, problem, _ending_of(scope["path"]))


def failed(request: Request, error: Exception) -> Response:
    """What is answered where no page was found, or made."""
    problem = told(error)
    if problem.status == 404 and problem.detail == "Not Found":
        problem = replace(problem, detail="there is no page at this address; search finds awards")
    return problem_response(request.scope, problem, _ending_of(request.url.path))


def _ending_of(path: str) -> str:
    ending = path.rpartition(".")[2]
    return ending if ending in MEDIA else "html"
