"""What follows the head of an essay question."""

from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.model import Essay


def essay(writer: ElementWriter, question: Essay) -> str:
    """What the learner may hand in, and what those who mark it see."""
    limits = "".join(
        f"<{element}>{limit}</{element}>\n"
        for element, limit in (("minwordlimit", question.min_words), ("maxwordlimit", question.max_words))
        if limit is not None
    )
    return (
        f"<responseformat>{question.response_format}</responseformat>\n"
        f"<responserequired>{int(question.response_required)}</responserequired>\n"
        f"<responsefieldlines>{question.response_lines}</responsefieldlines>\n"
        f"{limits}"
        f"<attachments>{question.attachments}</attachments>\n"
        f"<attachmentsrequired>{question.attachments_required}</attachmentsrequired>\n"
        f"<maxbytes>{question.max_file_size}</maxbytes>\n"
        f"<filetypeslist>{cdata(','.join(question.file_types))}</filetypeslist>\n"
        + writer.rich("graderinfo", question.grader_info)
        + writer.own("responsetemplate", question.template)
    )
