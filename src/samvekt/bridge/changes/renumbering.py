"""An option with a new id and the same name is the same option."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from samvekt.bridge.changes.tree import Content

NAMES_OPTIONS = {
    *("option", "requires", "excludes", "replaces", "must", "must_not", "stop", "start"),
    *("order", "options"),
}
"""Fields of the dossier that hold ids of options."""


def renumbered(before: Content, after: Content) -> dict[str, str]:
    """New id by old, of the options that only one round has and whose name stands once in each."""
    old, new = _by_id(before), _by_id(after)
    gone = _once({key: name for key, name in old.items() if key not in new})
    come = _once({key: name for key, name in new.items() if key not in old})
    return {key: come[name] for name, key in gone.items() if name in come}


def _by_id(content: Content) -> dict[str, str]:
    return {option["id"]: option["name"] for option in content["options"]}


def _once(options: Mapping[str, str]) -> dict[str, str]:
    """Id by name, for the names that stand once."""
    count = Counter(options.values())
    return {name: key for key, name in options.items() if count[name] == 1}


def with_new_ids(content: Content, new: Mapping[str, str]) -> dict[str, Any]:
    """A round with other ids for its options, everywhere they are named."""
    renamed: dict[str, Any] = _renamed(content, new, in_options=False)
    renamed["options"] = [
        {**option, "id": new.get(option["id"], option["id"])} for option in renamed["options"]
    ]
    return renamed


def _renamed(content: Any, new: Mapping[str, str], *, in_options: bool) -> Any:
    match content:
        case Mapping():
            return {
                key: _renamed(value, new, in_options=key in NAMES_OPTIONS)
                for key, value in content.items()
            }
        case list():
            return [_renamed(one, new, in_options=in_options) for one in content]
        case str() if in_options:
            return new.get(content, content)
    return content


def results_with_new_ids(results: Content, new: Mapping[str, str]) -> dict[str, Any]:
    """Results with other ids for the options, as keys and as names."""
    found: dict[str, Any] = _everywhere(results, new)
    return found


def _everywhere(content: Any, new: Mapping[str, str]) -> Any:
    match content:
        case Mapping():
            return {new.get(key, key): _everywhere(value, new) for key, value in content.items()}
        case list():
            return [_everywhere(one, new) for one in content]
        case str():
            return new.get(content, content)
    return content
