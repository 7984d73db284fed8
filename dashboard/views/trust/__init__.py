"""How far to trust it"""
