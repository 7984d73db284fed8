"""How the tests are shared out among processes: those of a file, or a group of files, to one.

A test that hangs ends its process (``faulthandler_timeout`` in pyproject.toml), which writes where
each of its threads stood. Another takes its place, and runs what was left but for that test.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator, Iterator
from importlib.util import cache_from_source, find_spec
from pathlib import Path

import pytest
from xdist import is_xdist_worker
from xdist.scheduler.loadscope import LoadScopeScheduling
from xdist.workermanage import WorkerController

from dashboard.locking import try_lock

# Files whose tests share what takes long to make: the syntax of all code, say, or a browser
# and a server with its first page, for which its scripts are compiled. There are two browsers.
GROUPS = {
    "architecture": "banned imports pins reasons sizes",
    "dates": "every_example floors negatives phrases rules",
    "looking": "accessibility data_set first_look keys levels many people_page reader saved_views"
    " story timeline visiting row_06_local_network row_07_dns_rebinding row_07_framing"
    " row_07_nothing_leaves row_08_large_uploads",
    "changing": "articles beside correcting crowded full_pages image late longest marks modules"
    " one_number reported review samples standalone take two_tabs way_to_a_chronology wheel"
    " who_is_who window row_01_html_and_script",
}
GROUP_OF = {f"test_{name}.py": group for group in GROUPS for name in GROUPS[group].split()}


class Scheduling(LoadScopeScheduling):
    """Gives the tests of a group of files to one process, and none that ended one to another."""

    _is_removing = False

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]  # "::" may stand in an address that is tested, too
        return GROUP_OF.get(file.rpartition("/")[2], file)

    def _reschedule(self, node: WorkerController) -> None:
        """Give a process more to do, once it has told which tests it has found."""
        has_told = node in self.registered_collections or not self.workqueue
        if has_told and not self._is_removing:
            super()._reschedule(node)

    def remove_node(self, node: WorkerController) -> str | None:
        """The test that ended the process, if one did; the rest of its tests wait for another."""
        self._is_removing = True
        ended = super().remove_node(node)
        self._is_removing = False
        if ended is not None:
            self.workqueue[self._split_scope(ended)][ended] = True
            for scope in [s for s, tests in self.workqueue.items() if all(tests.values())]:
                del self.workqueue[scope]
            for other in self.nodes:
                self._reschedule(other)
        return ended


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduling | None:
    """The scheduling above where tests are shared out by file, else xdist's own."""
    return Scheduling(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """One process imports all tests first: what it compiles for it, the others find compiled."""
    with contextlib.ExitStack() as waiting:
        if is_xdist_worker(session) and not _is_compiled("spacy"):
            own = Path(session.config.getoption("basetemp"))
            waiting.enter_context(one_first(own.parent / "collecting"))
        return (yield)


@contextlib.contextmanager
def one_first(file: Path) -> Iterator[None]:
    """Go on at once as the first of several processes; else when the first is through, or dead."""
    with file.open("a+b") as lock:
        if try_lock(lock.fileno()):
            yield
            return
        while not try_lock(lock.fileno()):
            time.sleep(0.1)
    yield


def _is_compiled(package: str) -> bool:
    """Whether an import of a package, which is not loaded for this, finds it compiled."""
    spec = find_spec(package)
    return spec is None or not spec.origin or Path(cache_from_source(spec.origin)).exists()
