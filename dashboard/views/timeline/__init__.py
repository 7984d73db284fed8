"""Timeline"""
