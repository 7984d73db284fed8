"""The names that browser tests import; the fixtures are those of tests/conftest.py."""

from tests.conftest import DRAWN, FLAGS, PATIENCE, Site, renew, serving, settle

__all__ = ["DRAWN", "FLAGS", "PATIENCE", "Site", "renew", "serving", "settle"]
