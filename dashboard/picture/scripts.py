"""JavaScript modules as one script: for a page without a server, and to be asked for once.

Each module becomes a function that is run once, behind all that it imports, and gives what it
exports. Of the language of modules it knows what the modules here use: names in braces from a file
of the package, and ``export`` or ``export default`` before a declaration.
"""

from __future__ import annotations

import functools
import posixpath
import re
from graphlib import CycleError, TopologicalSorter

from dashboard.errors import RuleError
from dashboard.registry import read_text

_IMPORT = re.compile(r'^import \{ ([\w$, ]+) \} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (default )?((?:async )?function\*?|const|class) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@functools.cache
def one_script(entry: str) -> str:
    """The module at a path of the package, and all that it imports, as one script.

    Raises RuleError where a module imports or exports in a way that is not known here, or where
    modules import one another in a circle.
    """
    return _joined(entry)[0]


@functools.cache
def one_module(entry: str) -> str:
    """The same as one module, which exports what that at the path does.

    Raises RuleError as ``one_script`` does.
    """
    script, name = _joined(entry)
    exported = {found[3]: found[1] for found in _EXPORT.finditer(read_text(entry))}
    named = ", ".join(one for one, is_default in exported.items() if not is_default)
    lines = [f"export const {{ {named} }} = {name};\n"] if named else []
    lines += [f"export default {name}.default;\n"] if any(exported.values()) else []
    return script + "".join(lines)


def _joined(entry: str) -> tuple[str, str]:
    """The script, and the name that the module at the path has in it."""
    texts: dict[str, str] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path not in texts:
            texts[path] = read_text(path)
            waiting += (_target(path, found[2]) for found in _IMPORT.finditer(texts[path]))
    graph = {
        path: [_target(path, found[2]) for found in _IMPORT.finditer(text)]
        for path, text in texts.items()
    }
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise RuleError(f"{entry}: modules import one another: {error.args[1]}") from error
    names = {path: f"module{number}" for number, path in enumerate(order)}
    wrapped = "".join(_wrapped(path, texts[path], names) for path in order)
    return f'"use strict";\n{wrapped}', names[entry]


def _target(path: str, imported: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), imported))


def _wrapped(path: str, text: str, names: dict[str, str]) -> str:
    """A module as a constant that holds what it exports."""
    body = _IMPORT.sub(
        lambda found: (
            f"const {{ {found[1].replace(' as ', ': ')} }} = {names[_target(path, found[2])]};"
        ),
        text,
    )
    exported = [f"default: {m[3]}" if m[1] else m[3] for m in _EXPORT.finditer(body)]
    body = _EXPORT.sub(r"\2 \3", body)
    left = _LEFT.search(body)
    if left is not None:
        raise RuleError(f"{path}: {left[0]!r} is no import or export that is known here")
    return f"const {names[path]} = (() => {{\n{body}return {{ {', '.join(exported)} }};\n}})();\n"
