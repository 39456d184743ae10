"""What follows the head of drag and drop questions on an image."""

from coursepack.formats.moodle.texts import picture_text
from coursepack.formats.moodle.xml import cdata
from coursepack.formats.moodle.zones import coordinates
from coursepack.formats.moodle_xml.elements import ElementWriter
from coursepack.model import DragDropImage, DragDropMarker, DragItem


def drag_drop_image(writer: ElementWriter, question: DragDropImage) -> str:
    """The background, then items and zones by number."""
    numbers = {item.id: number for number, item in enumerate(question.items, start=1)}
    items = "".join(
        f"<drag>\n<no>{number}</no>\n{_label(writer, item)}<draggroup>{item.group}</draggroup>\n"
        f"{'<infinite/>' if item.unlimited else ''}{writer.file(item.image) if item.image else ''}</drag>\n"
        for number, item in enumerate(question.items, start=1)
    )
    zones = "".join(
        f"<drop>\n{writer.label(zone.label)}<no>{number}</no>\n<choice>{numbers[zone.item]}</choice>\n"
        f"<xleft>{zone.at[0]}</xleft>\n<ytop>{zone.at[1]}</ytop>\n</drop>\n"
        for number, zone in enumerate(question.zones, start=1)
    )
    return _shuffle_feedback_and_background(writer, question) + items + zones


def _label(writer: ElementWriter, item: DragItem) -> str:
    if item.image is None or item.text is None:
        return writer.label(item.text)
    return f"<text>{cdata(picture_text(item.text, writer.languages))}</text>\n"


def drag_drop_marker(writer: ElementWriter, question: DragDropMarker) -> str:
    """The background, then markers and zones by number."""
    numbers = {marker.id: number for number, marker in enumerate(question.markers, start=1)}
    markers = "".join(
        f"<drag>\n<no>{number}</no>\n{writer.label(marker.text)}"
        f"{'<infinite/>' if marker.unlimited else ''}<noofdrags>{marker.count}</noofdrags>\n</drag>\n"
        for number, marker in enumerate(question.markers, start=1)
    )
    zones = "".join(
        f"<drop>\n<no>{number}</no>\n<shape>{zone.shape}</shape>\n<coords>{coordinates(zone)}</coords>\n"
        f"<choice>{numbers[zone.marker]}</choice>\n</drop>\n"
        for number, zone in enumerate(question.zones, start=1)
    )
    misplaced = "<showmisplaced/>\n" if question.show_misplaced else ""
    return misplaced + _shuffle_feedback_and_background(writer, question) + markers + zones


def _shuffle_feedback_and_background(writer: ElementWriter, question: DragDropImage | DragDropMarker) -> str:
    return (
        ("<shuffleanswers/>\n" if question.shuffle else "")
        + writer.combined(question.feedback, show_number_correct=question.show_number_correct)
        + writer.file(question.background)
    )
