"""Aiken: multiple choice questions with one right answer, as plain text."""

from coursepack.formats.aiken.read import is_aiken, read
from coursepack.formats.aiken.write import write

__all__ = ["is_aiken", "read", "write"]
