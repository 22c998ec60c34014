"""Which keys a model knows at a place; union tags in the place are followed."""

from typing import get_args

from pydantic import BaseModel

from rehab.reader.places import Path


def known_fields(model: type[BaseModel], loc: Path) -> list[str]:
    """Return the names of the fields that may stand where ``loc`` ends."""
    models = [model]
    for part in loc[:-1]:
        models = _step(models, part)
    return sorted({name for found in models for name in found.model_fields})


def _step(models: list[type[BaseModel]], part: str | int) -> list[type[BaseModel]]:
    fields = [m.model_fields[part] for m in models if part in m.model_fields]
    deeper = [found for field in fields for found in _models(field.annotation)]
    tagged = [m for m in models if part in _kinds(m)]
    return deeper or tagged or models


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for inner in get_args(annotation) for found in _models(inner)]


def _kinds(model: type[BaseModel]) -> tuple[object, ...]:
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind else ()
