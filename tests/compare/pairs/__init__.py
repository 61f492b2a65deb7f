"""Pairs of short articles, and what the later one's statements are to the earlier one's, in tables by what is expected.

Tables with a pair a row, written for this: a pair goes the way of `saidbefore scan`, through extraction and comparison.
"""
