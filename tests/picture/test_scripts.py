"""Modules as one script: each behind what it imports, under its own name, and nothing left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import registry
from dashboard.errors import RuleError
from dashboard.picture.scripts import one_module, one_script


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "PACKAGE", tmp_path)
    one_script.cache_clear()
    one_module.cache_clear()
    return tmp_path


def put(folder: Path, **modules: str) -> None:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text)


def test_a_module_stands_behind_what_it_imports(folder: Path) -> None:
    put(
        folder,
        main='import { two } from "./two.js";\nimport { ONE } from "./one.js";\ntwo(ONE);\n',
        two='import { ONE } from "./one.js";\nexport function two(n) { return n + ONE; }\n',
        one="export const ONE = 1;\n",
    )
    script = one_script("main.js")
    assert script.startswith('"use strict";\nconst module0 = (() => {\nconst ONE = 1;\n')
    assert script.count("ONE = 1") == 1
    assert re.search(r"const \{ two \} = module1;\nconst \{ ONE \} = module0;\ntwo\(ONE\);", script)
    assert re.search(r"^(import|export)\b", script, re.MULTILINE) is None


def test_one_module_exports_what_its_entry_does(folder: Path) -> None:
    put(
        folder,
        main='import { ONE as one } from "./one.js";\nexport const two = 2 * one;\n'
        "export default function three() { return 3; }\n",
        one="export const ONE = 1;\n",
        bare="export default function four() { return 4; }\n",
    )
    script = one_module("main.js")
    assert "const { ONE: one } = module0;" in script
    assert "return { two, default: three };" in script
    ends = ["export const { two } = module1;", "export default module1.default;"]
    assert script.splitlines()[-2:] == ends
    assert re.findall(r"^export.*", one_module("bare.js"), re.MULTILINE) == [
        "export default module0.default;"
    ]


@pytest.mark.parametrize(
    "line", ['import all from "./one.js";', "export default 1;", "export { ONE };"]
)
def test_what_is_not_known_is_named(folder: Path, line: str) -> None:
    put(folder, main=f"{line}\n", one="export const ONE = 1;\n")
    with pytest.raises(RuleError, match=re.escape(repr(line))):
        one_script("main.js")


def test_a_circle_and_a_module_that_is_not_there_are_named(folder: Path) -> None:
    put(folder, a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n')
    with pytest.raises(RuleError, match="import one another"):
        one_script("a.js")
    put(folder, c='import { d } from "./d.js";\n')
    with pytest.raises(RuleError, match=re.escape("d.js")):
        one_script("c.js")


def test_the_script_of_the_page_asks_for_nothing_that_lies_elsewhere() -> None:
    script = one_script("exports/page/page.js")
    assert "plotly_relayout" not in script
    assert "</script" not in script
    assert "const { makePicture } = module" in script
