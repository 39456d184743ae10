"""Benchmarks of whole courses as Moodle backups."""
