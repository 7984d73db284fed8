"""People whom a text brings in without a name, and whose name it may tell later."""
