"""Versnelkamer: an acceleration room for groups that decide together.

Importing this package imports nothing else, so the pure core stays pure.
"""
