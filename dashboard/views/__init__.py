"""The pages of the dashboard: one folder each, with a pure ``model.py`` and a small ``page.py``.

The folders are found by listing. Each ``page.py`` has ``show()`` and:

- ``TITLE`` and ``ICON`` (a Material symbol);
- ``ORDER``: its place among the pages; the lowest is the first page;
- ``FROM``: from where it is reached, one or more of ``"menu"``, which holds one line of a phone and
  is full; ``"share"``, the fold “Save or share” of the timeline, which leads to it with the filters
  that are set; and the name of another page, below which the link stands.

It may have:

- ``LINK``: what the link says that is not in the menu; without it, its ``TITLE``;
- ``OF_A_DATA_SET = True``: it needs no library, so that ``serve FOLDER`` shows it, too;
- ``ROUTES``: what the server answers for it beside Streamlit.
"""
