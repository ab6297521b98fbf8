"""Discord's own description of its API as the judge of every call and every answer.

Each schema is compiled when its route is first used: the whole description has hundreds.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import FormFault, JsonObject, SandboxError, invalid_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from jsonschema_rs import Draft202012Validator, ValidationError

PERMISSIONS = {"permissions", "allow", "deny", "default_member_permissions"}
NAMES = {"string": "STRING", "integer": "NUMBER", "number": "NUMBER", "boolean": "BOOLEAN"}


@functools.cache
def judge_by(description: Path) -> Judge:
    """Return the judge by that OpenAPI file; one for all sandboxes, as compiling takes time."""
    if importlib.util.find_spec("jsonschema_rs") is None:  # trying the bot does without
        raise SandboxError(
            "judging needs the package jsonschema-rs",
            place=str(description),
            remedy="install it, or set no description",
        )
    try:
        return Judge(json.loads(description.read_bytes()))
    except (OSError, ValueError, KeyError) as error:
        raise SandboxError(
            f"no OpenAPI description: {error}",
            place=str(description),
            remedy="get openapi.json from https://github.com/discord/discord-api-spec",
        ) from error


class Judge:
    """Judges by one OpenAPI description."""

    def __init__(self, description: JsonObject) -> None:
        self._paths: dict[str, JsonObject] = description["paths"]
        self._components: JsonObject = description["components"]
        self._request_components = _taken_components(self._components)
        self._validators: dict[tuple[str, str, str], Draft202012Validator | None] = {}

    def knows(self, method: str, path: str) -> bool:
        """Return whether Discord has that route."""
        return any(
            method.lower() in operations and re.fullmatch(_as_pattern(template), path)
            for template, operations in self._paths.items()
        )

    def check_request(
        self, method: str, template: str, parameters: Mapping[str, str], body: object
    ) -> None:
        """Raise the 400 that Discord would answer to these values of path and query, and body."""
        faults = [
            fault
            for name, value in parameters.items()
            if (validator := self._validator(method, template, f"parameter {name}"))
            for fault in _parameter_faults(validator, name, value)
        ]
        validator = self._validator(method, template, "request")
        if validator and method != "GET":
            faults += _form_faults(validator.iter_errors(body))
        if faults:
            raise invalid_form(faults)

    def faults_of_answer(
        self, method: str, template: str, status: int, answer: object
    ) -> list[str]:
        """Return how an answer breaks the description, one line each."""
        validator = self._validator(method, template, str(status))
        if validator is None:
            return []
        faults = _form_faults(validator.iter_errors(answer))
        return [f"{'.'.join(fault.path)}: {fault.message}" for fault in faults]

    def _validator(self, method: str, template: str, part: str) -> Draft202012Validator | None:
        key = (method, template, part)
        if key not in self._validators:
            schema = self._schema(template, method.lower(), part)
            self._validators[key] = self._compile(schema, part) if schema else None
        return self._validators[key]

    def _schema(self, template: str, method: str, part: str) -> JsonObject | None:
        operation = self._paths[template][method]
        if part.startswith("parameter "):
            known = [*self._paths[template].get("parameters", ()), *operation.get("parameters", ())]
            return next(
                (each["schema"] for each in known if part.endswith(f" {each['name']}")), None
            )
        holder = operation.get("requestBody") if part == "request" else None
        if part != "request":
            holder = operation["responses"].get(part) or operation["responses"].get(f"{part[0]}XX")
        if holder and "$ref" in holder:
            holder = self._components["responses"][holder["$ref"].rsplit("/", 1)[1]]
        content = (holder or {}).get("content", {}).get("application/json")
        schema: JsonObject | None = content and content["schema"]
        return schema

    def _compile(self, schema: JsonObject, part: str) -> Draft202012Validator:
        from jsonschema_rs import Draft202012Validator  # noqa: PLC0415 - only judging needs it

        components = self._components
        if part == "request":
            components, schema = self._request_components, _as_taken(schema)
        return Draft202012Validator({"components": components, **schema}, validate_formats=True)


def _as_taken(schema: Any) -> Any:  # noqa: ANN401  # any part of a schema
    """Return a schema for requests, as loose as Discord takes them.

    Ids may be numbers, as discord.py sends; numbers of permissions may be texts, as its
    documentation says and every client sends.
    """
    if isinstance(schema, list):
        return [_as_taken(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    taken = {key: _as_taken(value) for key, value in schema.items()}
    properties = taken.get("properties")
    if isinstance(properties, dict):
        for name in PERMISSIONS & properties.keys():
            text = {"type": "string", "pattern": "^[0-9]+$"}
            properties[name] = {"anyOf": [properties[name], text]}
    return taken


def _taken_components(components: JsonObject) -> JsonObject:
    schemas: JsonObject = _as_taken(components["schemas"])
    schemas["SnowflakeType"] = {**schemas["SnowflakeType"], "type": ["string", "integer"]}
    return {**components, "schemas": schemas}


def _parameter_faults(
    validator: Draft202012Validator, name: str, value: str
) -> Iterator[FormFault]:
    """Return what is wrong with a value, which an address holds as text whatever its type."""
    truth = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}
    readings: list[Any] = [value, *([int(value)] if value.lstrip("-").isdecimal() else [])]
    readings += [truth[value]] if value in truth else []
    if not any(validator.is_valid(reading) for reading in readings):
        for fault in _form_faults(validator.iter_errors(readings[-1])):
            yield FormFault([name], fault.code, fault.message)


def _as_pattern(template: str) -> str:
    return re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))


def _form_faults(errors: Iterable[ValidationError]) -> Iterator[FormFault]:
    for error in errors:
        branches: list[list[ValidationError]] | None = getattr(error.kind, "context", None)
        branch = branches and _meant_branch(branches, len(error.instance_path))
        if branch:
            yield from _form_faults(branch)
        else:
            yield _form_fault(error)


def _meant_branch(
    branches: list[list[ValidationError]], depth: int
) -> list[ValidationError] | None:
    """Return the errors of the alternative that the writer most likely meant.

    Not one of another JSON type, nor one whose `type` field is another; then the nearest to right.
    """

    def distance(errors: list[ValidationError]) -> tuple[bool, bool, bool, int]:
        shallow = [error for error in errors if len(error.instance_path) <= depth + 1]
        is_other_json = any(
            error.kind.name == "type" and len(error.instance_path) == depth for error in shallow
        )
        is_other_kind = any(
            error.kind.name in {"enum", "const"} and error.instance_path[-1:] == ["type"]
            for error in shallow
        )
        is_null = any(error.kind.as_dict().get("types") == ["null"] for error in shallow)
        return is_null, is_other_json, is_other_kind, len(errors)

    found = [errors for errors in branches if errors]
    return min(found, key=distance) if found else None


def _form_fault(error: ValidationError) -> FormFault:
    kind, detail = error.kind.name, error.kind.as_dict()
    path = list(error.instance_path)
    if kind == "required":
        return FormFault(
            [*path, detail["property"]], "BASE_TYPE_REQUIRED", "This field is required"
        )
    code, message = _worded(kind, detail, error.instance)
    return FormFault(path, code, message or error.message)


def _worded(kind: str, detail: JsonObject, value: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return Discord's name and words for what is wrong with a value."""
    limit = detail.get("limit")
    if kind == "type":
        return _worded_type(detail["types"], value)
    if kind == "format":
        return {
            "uri": ("URL_TYPE_INVALID_URL", "Not a well formed URL."),
            "date-time": (
                "DATE_TIME_TYPE_PARSE",
                f"Could not parse {value}. Should be ISO8601.",
            ),
        }.get(detail["format"], ("BASE_TYPE_INVALID", ""))
    return {
        "maxLength": ("BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length."),
        "minLength": ("BASE_TYPE_MIN_LENGTH", f"Must be {limit} or more in length."),
        "maxItems": ("BASE_TYPE_MAX_LENGTH", f"Must be {limit} or fewer in length."),
        "minItems": ("BASE_TYPE_MIN_LENGTH", f"Must be {limit} or more in length."),
        "maximum": ("NUMBER_TYPE_MAX", f"int value should be less than or equal to {limit}."),
        "minimum": ("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {limit}."),
        "pattern": ("NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.'),
        "enum": ("BASE_TYPE_CHOICES", f"Value must be one of {detail.get('options')}."),
        "uniqueItems": ("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value."),
    }.get(kind, ("BASE_TYPE_INVALID", ""))


def _worded_type(types: list[str], value: object) -> tuple[str, str]:
    wanted = next((each for each in types if each != "null"), "null")
    if wanted == "object":
        return "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"
    if wanted == "array":
        return "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"
    name = NAMES.get(wanted, "BASE")
    if name == "NUMBER":
        return "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.'
    return f"{name}_TYPE_CONVERT", f'Could not interpret "{value}" as {wanted}.'
