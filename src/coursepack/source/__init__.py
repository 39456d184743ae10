"""A course folder becomes a Course, with the place of everything in it."""

from coursepack.source.files import CourseFiles
from coursepack.source.load import Loaded, load
from coursepack.source.places import Places

__all__ = ["CourseFiles", "Loaded", "Places", "load"]
