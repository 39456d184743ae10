"""Moodle XML: question banks as Moodle exports and imports them."""

from coursepack.formats.moodle_xml.reading import read
from coursepack.formats.moodle_xml.write import write

__all__ = ["read", "write"]
