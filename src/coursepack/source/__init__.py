"""A course folder becomes a Course, with the place of everything in it."""

from coursepack.source.files import CourseFiles
from coursepack.source.load import Loaded, load
from coursepack.source.places import Places
from coursepack.source.question_source import QuestionsRead

__all__ = ["CourseFiles", "Loaded", "Places", "QuestionsRead", "load"]
