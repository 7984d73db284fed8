"""Articles"""
