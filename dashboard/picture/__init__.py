"""Says what is drawn: columns for the page, and a plotly figure for the exports."""
