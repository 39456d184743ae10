"""Activities: what a section of a course is made of."""

from typing import Annotated

from pydantic import Field

from coursepack.model.activities.assignment import (
    Assignment,
    Criterion,
    FileSubmission,
    GuideCriterion,
    Level,
    MarkingGuide,
    Rubric,
    Submission,
    TeamWork,
    TextSubmission,
)
from coursepack.model.activities.base import ActivityBase, GradedBase
from coursepack.model.activities.forum import Forum, Wiki
from coursepack.model.activities.glossary import Glossary, GlossaryCategory, GlossaryEntry
from coursepack.model.activities.lesson import (
    Lesson,
    LessonAnswer,
    LessonButton,
    LessonContent,
    LessonEssay,
    LessonMultiChoice,
    LessonNumerical,
    LessonPage,
    LessonShortAnswer,
    LessonTrueFalse,
    LessonTyped,
)
from coursepack.model.activities.packages import ExternalTool, Scorm
from coursepack.model.activities.quiz import Draw, GradeFeedback, Part, QuestionBank, Quiz, Review
from coursepack.model.activities.reading import Book, Chapter, File, Folder, Label, Page, Url
from coursepack.model.activities.survey import (
    ChoiceActivity,
    ChoiceOption,
    Feedback,
    RatedOption,
    ShownIf,
    SurveyCaptcha,
    SurveyInformation,
    SurveyItem,
    SurveyLabel,
    SurveyLongText,
    SurveyNumber,
    SurveyOptions,
    SurveyPageBreak,
    SurveyRating,
    SurveyShortText,
)
from coursepack.model.activities.training import GroupSize, Training
from coursepack.model.activities.workshop import Aspect, Workshop

Activity = Annotated[
    Page
    | Book
    | Label
    | Url
    | File
    | Folder
    | Glossary
    | Quiz
    | QuestionBank
    | Assignment
    | Training
    | Forum
    | Wiki
    | Feedback
    | ChoiceActivity
    | Lesson
    | Scorm
    | ExternalTool
    | Workshop,
    Field(discriminator="activity"),
]

__all__ = [
    "Activity",
    "ActivityBase",
    "Aspect",
    "Assignment",
    "Book",
    "Chapter",
    "ChoiceActivity",
    "ChoiceOption",
    "Criterion",
    "Draw",
    "ExternalTool",
    "Feedback",
    "File",
    "FileSubmission",
    "Folder",
    "Forum",
    "Glossary",
    "GlossaryCategory",
    "GlossaryEntry",
    "GradeFeedback",
    "GradedBase",
    "GroupSize",
    "GuideCriterion",
    "Label",
    "Lesson",
    "LessonAnswer",
    "LessonButton",
    "LessonContent",
    "LessonEssay",
    "LessonMultiChoice",
    "LessonNumerical",
    "LessonPage",
    "LessonShortAnswer",
    "LessonTrueFalse",
    "LessonTyped",
    "Level",
    "MarkingGuide",
    "Page",
    "Part",
    "QuestionBank",
    "Quiz",
    "RatedOption",
    "Review",
    "Rubric",
    "Scorm",
    "ShownIf",
    "Submission",
    "SurveyCaptcha",
    "SurveyInformation",
    "SurveyItem",
    "SurveyLabel",
    "SurveyLongText",
    "SurveyNumber",
    "SurveyOptions",
    "SurveyPageBreak",
    "SurveyRating",
    "SurveyShortText",
    "TeamWork",
    "TextSubmission",
    "Training",
    "Url",
    "Wiki",
    "Workshop",
]
