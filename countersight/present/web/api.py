"""The API: each page's object under `/api/v1`, and an OpenAPI document made from the code."""

import inspect
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from countersight import __version__
from countersight.present.pages import Page, pages
from countersight.present.pages.check import CheckPage
from countersight.present.parameters import parameters, required

BASE = "/api/v1"
PLAIN: Mapping[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number", "description": "exact, in US dollars where it is an amount"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
    object: {},
    Any: {},
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "text": {"type": "string", "description": "a query that cannot be read"},
        "position": {"type": "integer", "description": "where in it"},
        "length": {"type": "integer"},
    },
}
AS_OF = {
    "name": "as_of",
    "in": "query",
    "description": "The record as it stood then (UTC).",
    "schema": {"type": "string", "format": "date-time"},
}


def path_of(page: Page) -> str:
    return f"{BASE}{page.path}"


def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document: a path a page, a schema a record."""
    schemas: dict[str, Any] = {"Problem": PROBLEM}
    paths = {path_of(page): {"get": _reading(page, schemas)} for page in pages()}
    paths[f"{BASE}/check"]["post"] = _checking(schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Countersight",
            "version": __version__,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": "The public record of contracting. Lists go on by key: ask again with"
            " `after` as `next` has it. Every answer bears an ETag.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _reading(page: Page, schemas: dict[str, Any]) -> dict[str, Any]:
    answer = get_type_hints(page.read)["return"]
    return {
        "operationId": page.name,
        "summary": page.title,
        "parameters": [*(_parameter(page, name) for name in parameters(page.query)), AS_OF],
        "responses": _responses(_schema(answer, schemas), "200"),
    }


def _checking(schemas: dict[str, Any]) -> dict[str, Any]:
    text = {"type": "string", "description": "the text to check, or a whole HTML page"}
    asked = {"text": text, "published": {"type": "string", "format": "date"}}
    body = {"type": "object", "required": ["text"], "properties": asked}
    return {
        "operationId": "check_text",
        "summary": "Hold a text against the record",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": _responses(_schema(CheckPage, schemas), "201"),
    }


def _responses(schema: dict[str, Any], status: str) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        status: {"description": "The answer", "content": {"application/json": {"schema": schema}}},
        "default": {
            "description": "A problem, as RFC 9457 has it",
            "content": {"application/problem+json": problem},
        },
    }


def _parameter(page: Page, name: str) -> dict[str, Any]:
    field = next(field for field in fields(page.query) if field.name == name)
    in_path = f"{{{name}}}" in page.path
    return {
        "name": name,
        "in": "path" if in_path else "query",
        "required": in_path or required(field),
        "schema": _schema(parameters(page.query)[name], {}),
    }


def _schema(kind: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema of a type; records become components, named as in the code."""
    if kind in PLAIN:
        return PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if is_dataclass(kind) or is_dataclass(origin):
        return _component(kind, schemas)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(part, schemas) for part in parts]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", **_items(parts, schemas)}
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(parts[1], schemas)}
    raise TypeError(f"{kind} has no place in the API")


def _items(parts: tuple[Any, ...], schemas: dict[str, Any]) -> dict[str, Any]:
    """Of a list as long as it is, or of one with a place for each."""
    if len(parts) == 2 and parts[1] is Ellipsis:
        return {"items": _schema(parts[0], schemas)}
    return {"prefixItems": [_schema(part, schemas) for part in parts]}


def _component(kind: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """A record, or one of a kind that holds others: `Listed[Seller]`."""
    record, held = get_origin(kind) or kind, get_args(kind)
    module = record.__module__.rpartition(".")[2]
    name = record.__name__ if record.__name__.endswith("Page") else f"{module}.{record.__name__}"
    name = ".".join((name, *(part.__name__ for part in held)))
    if name not in schemas:
        schemas[name] = {}  # a record that holds its own kind ends here
        hints = {
            field: hint[held] if getattr(hint, "__parameters__", ()) else hint
            for field, hint in get_type_hints(record).items()
        }
        schemas[name] = {
            "type": "object",
            "required": [field.name for field in fields(record)],
            "properties": {f.name: _schema(hints[f.name], schemas) for f in fields(record)},
        }
    return {"$ref": f"#/components/schemas/{name}"}
