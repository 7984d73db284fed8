"""The timeline component: its scripts in ``js/``, its style, and how Streamlit shows it."""
