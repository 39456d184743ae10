"""questions.xml: categories and questions as Moodle's question bank keeps them."""

from coursepack.formats.mbz.questions.categories import questions_xml

__all__ = ["questions_xml"]
