"""The names that browser tests import; the fixtures are those of tests/conftest.py."""

from tests.conftest import ALL_SENT, DRAWN, FLAGS, PATIENCE, Site, renew, serving, settle
from tests.visiting import visit

__all__ = ["ALL_SENT", "DRAWN", "FLAGS", "PATIENCE", "Site", "renew", "serving", "settle", "visit"]
