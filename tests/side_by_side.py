"""How the tests are shared out among processes: those of a file, or a group of files, to one.

A test that hangs ends its process (``faulthandler_timeout`` in pyproject.toml), which writes where
each of its threads stood. Another takes its place, and runs what was left but for that test.
"""

from __future__ import annotations

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling
from xdist.workermanage import WorkerController

# Files whose tests share what takes long to make: the syntax of all code, say, or a browser
# and a server with its first page, for which its scripts are compiled. There are two browsers.
GROUPS = {
    "architecture": "banned imports pins reasons sizes",
    "dates": "every_example floors negatives phrases rules",
    "looking": "accessibility data_set first_look keys levels many people_page reader saved_views"
    " story timeline visiting row_06_local_network row_07_dns_rebinding row_07_framing"
    " row_07_nothing_leaves row_08_large_uploads",
    "changing": "articles beside correcting crowded full_pages image late longest marks modules"
    " one_number reported review samples standalone take way_to_a_chronology wheel who_is_who"
    " window row_01_html_and_script",
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
