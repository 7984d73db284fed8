"""The pages of the dashboard: one folder each, with a pure ``model.py`` and a small ``page.py``.

The folders are found by listing. Each ``page.py`` has ``show()``, ``TITLE``, ``ICON`` (a Material
symbol) and ``ORDER``, its place in the menu; the lowest is the first page. It may have:

- ``IN_MENU = False``: another page leads to it, the menu does not;
- ``OF_A_DATA_SET = True``: it needs no library, so that ``serve FOLDER`` shows it, too;
- ``ROUTES``: what the server answers for it beside Streamlit.
"""
