"""The component that shows marked text, and nothing but text."""
