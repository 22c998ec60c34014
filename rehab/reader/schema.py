"""JSON Schemas of the files that people write, made from the models that read them.

A schema is looser than the reader: it knows one file, and not what others hold. What
the reader takes it takes too, in all the forms in which people write a value.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema as core

from rehab.model.client import Client
from rehab.model.clinic import Clinic
from rehab.model.diary import Diary
from rehab.model.exercise import Catalogue, Exercise
from rehab.model.measure import Measures
from rehab.model.plan import Plan
from rehab.model.prop import Thing
from rehab.model.region import Region
from rehab.model.safety import Safety
from rehab.model.triage import PastedScreen, Triage, TriageAnswers
from rehab.model.unused import Unused
from rehab.reader.schema_forms import FORMS, LIMITS, Json
from rehab.reader.unused_rules import BLOCKS, NONE

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MODELS = "rehab.model."
# As Pydantic leaves a limit that comes after a validator.
LIMIT = {
    "gt": "exclusiveMinimum",
    "ge": "minimum",
    "lt": "exclusiveMaximum",
    "le": "maximum",
}


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what reads it, and what is not asked of it as of its model."""

    model: Any
    given: tuple[str, ...] = ()  # never in the file
    elsewhere: tuple[str, ...] = ()  # may stand in another file
    shared: bool = False  # what it leaves out is as shipped


KINDS: Mapping[str, FileKind] = {
    "client": FileKind(Client, elsewhere=("clinic",)),
    "diary": FileKind(Diary),
    "clinic": FileKind(Clinic),
    "plan": FileKind(Plan, given=("id",), elsewhere=BLOCKS),
    "exercise": FileKind(Exercise, given=("id",)),
    "region": FileKind(Region, given=("id",)),
    "catalogue": FileKind(Catalogue, shared=True),
    "safety": FileKind(Safety, elsewhere=tuple(Safety.model_fields)),
    "rules": FileKind(Unused, elsewhere=tuple(Unused.model_fields)),
    "measures": FileKind(Measures, shared=True),
    "triage": FileKind(Triage, shared=True),
    "answers": FileKind(TriageAnswers | PastedScreen),
}


def schema_of(name: str) -> Json:
    """The schema of a kind of file.

    >>> schema_of("diary")["properties"]["weeks"]["anyOf"][1]
    {'type': 'null'}
    """
    kind = KINDS[name]
    made = TypeAdapter(kind.model).json_schema(schema_generator=_AsWritten)
    whole = _tidy(made)
    for thing in get_args(Thing):  # its name stands before its block, not in it
        _leave_out(whole.get("$defs", {}).get(thing.__name__, {}), ("kind",))
    _leave_out(whole, kind.given)
    _need_not(whole, kind.elsewhere)
    if kind.shared:
        _need_nothing(whole, whole.get("$defs", {}))
    if kind.model is Plan:  # a rule that is said to be none
        for key in NONE:
            whole["properties"][key] = {
                "anyOf": [whole["properties"][key], {"const": "none"}]
            }
    if kind.model is Diary:  # one that was begun, and no more
        keys = whole["properties"]
        keys["weeks"] = {"anyOf": [keys["weeks"], {"type": "null"}]}
    return {"$schema": DRAFT, **whole}


def _tidy(block: Json) -> Json:
    """Without the titles, which say a key again, and the absence of a value."""
    return {
        LIMIT.get(key, key): {name: _tidy(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _inner(value)
        for key, value in block.items()
        if key not in ("title", "discriminator") and (key, value) != ("default", None)
    }


def _inner(value: object) -> object:
    if isinstance(value, list):
        return [_inner(one) for one in value]
    return _tidy(value) if isinstance(value, dict) else value


def _leave_out(block: Json, keys: Iterable[str]) -> None:
    for key in keys:
        block.get("properties", {}).pop(key, None)
    _need_not(block, keys)


def _need_not(block: Json, keys: Iterable[str]) -> None:
    block["required"] = [key for key in block.get("required", ()) if key not in keys]
    if not block["required"]:
        del block["required"]


def _need_nothing(block: Json, named: Json) -> None:
    """Every key may be left out, in inner blocks too; not in an item of a list."""
    block.pop("required", None)
    inner = [*block.get("properties", {}).values(), *block.get("anyOf", ())]
    if isinstance(block.get("additionalProperties"), dict):
        inner.append(block["additionalProperties"])
    if ref := block.get("$ref"):
        inner.append(named[ref.rpartition("/")[2]])
    for one in inner:
        _need_nothing(one, named)


class _AsWritten(GenerateJsonSchema):
    """What the validators of a model take and refuse is told too."""

    def function_before_schema(
        self, schema: core.BeforeValidatorFunctionSchema
    ) -> Json:
        """More is let in; which forms, must be known."""
        inner = self.generate_inner(schema["schema"])
        if schema["schema"]["type"] == "model-fields":  # told of the whole model
            return inner
        return FORMS[_name(schema["function"]["function"])](inner)

    def model_schema(self, schema: core.ModelSchema) -> Json:
        """A model may be written otherwise than as a block."""
        found = super().model_schema(schema)
        inner = schema["schema"]
        if inner["type"] == "function-before":
            return FORMS[_name(inner["function"]["function"])](found)
        return found

    def function_after_schema(self, schema: core.AfterValidatorFunctionSchema) -> Json:
        """Less is let through, where a schema can say so."""
        inner = self.generate_inner(schema["schema"])
        return {**inner, **LIMITS.get(_name(schema["function"]["function"]), {})}

    def dict_schema(self, schema: core.DictSchema) -> Json:
        """A key that fits no pattern is refused, not passed over."""
        key = self.generate_inner(schema.get("keys_schema") or core.any_schema())
        value = self.generate_inner(schema.get("values_schema") or core.any_schema())
        found: Json = {"type": "object", "additionalProperties": value}
        if key := {name: part for name, part in key.items() if name != "title"}:
            found["propertyNames"] = key
        self.update_with_validations(found, schema, self.ValidationsMapping.object)
        return found


def _name(function: object) -> str:
    """The module and name that a validator is listed under."""
    module = getattr(function, "__module__", "").removeprefix(_MODELS)
    return f"{module}.{getattr(function, '__qualname__', '')}"
