"""Reading Moodle XML."""

from coursepack.formats.moodle_xml.reading.read import read

__all__ = ["read"]
