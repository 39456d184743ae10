"""Benchmarks of releases."""
