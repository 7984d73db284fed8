"""Reader"""
