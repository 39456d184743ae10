"""Drag and drop on an image."""

from coursepack.formats.mbz.element import leaf, leaves, node, nodes
from coursepack.formats.mbz.questions.writer import QuestionWriter
from coursepack.formats.moodle.texts import picture_text
from coursepack.formats.moodle.zones import coordinates
from coursepack.model import DragDropImage, DragDropMarker, DragItem, DropZone, Marker, Zone


def drag_drop_image(writer: QuestionWriter, question: DragDropImage) -> str:
    """The background, then items and zones by number."""
    numbers = {item.id: number for number, item in enumerate(question.items, start=1)}
    _background(writer, question, "qtype_ddimageortext")
    return writer.plugin(
        "ddimageortext",
        node(
            "ddimageortext",
            _options(writer, question),
            _zones_seen(writer),
            id=writer.backup.ids.new("qtype_ddimageortext"),
        ),
        nodes("drags", (_item(writer, item, numbers[item.id]) for item in question.items)),
        nodes(
            "drops",
            (
                _place(writer, zone, number, numbers[zone.item])
                for number, zone in enumerate(question.zones, start=1)
            ),
        ),
    )


def drag_drop_marker(writer: QuestionWriter, question: DragDropMarker) -> str:
    """The background, then markers and zones by number."""
    numbers = {marker.id: number for number, marker in enumerate(question.markers, start=1)}
    _background(writer, question, "qtype_ddmarker")
    return writer.plugin(
        "ddmarker",
        node(
            "ddmarker",
            _options(writer, question),
            leaf("showmisplaced", question.show_misplaced),
            id=writer.backup.ids.new("qtype_ddmarker"),
        ),
        nodes("drags", (_marker(writer, marker, numbers[marker.id]) for marker in question.markers)),
        nodes(
            "drops",
            (
                _zone(writer, zone, number, numbers[zone.marker])
                for number, zone in enumerate(question.zones, start=1)
            ),
        ),
    )


def _options(writer: QuestionWriter, question: DragDropImage | DragDropMarker) -> str:
    return (
        leaf("shuffleanswers", question.shuffle)
        + writer.combined(question.feedback)
        + leaf("shownumcorrect", question.show_number_correct)
    )


def _zones_seen(writer: QuestionWriter) -> str:
    """Without it a site takes a question that it has for another (5.1)."""
    return leaf("dropzonevisibility", 0) if writer.backup.target.has_drop_zone_visibility else ""


def _background(writer: QuestionWriter, question: DragDropImage | DragDropMarker, component: str) -> None:
    area = writer.area("bgimage", component=component)
    writer.backup.files.add_course_file(area, question.background.course_path)


def _item(writer: QuestionWriter, item: DragItem, number: int) -> str:
    dragid = writer.backup.ids.new("qtype_ddimageortext_drags")
    label = writer.inline(item.text).text
    if item.image is not None:
        label = picture_text(item.text, writer.backup.languages) if item.text else ""
        area = writer.area("dragimage", dragid, "qtype_ddimageortext")
        writer.backup.files.add_course_file(area, item.image.course_path)
    return node(
        "drag",
        leaves({"no": number, "draggroup": item.group, "infinite": item.unlimited}),
        leaf("label", label),
        id=dragid,
    )


def _place(writer: QuestionWriter, zone: DropZone, number: int, choice: int) -> str:
    return node(
        "drop",
        leaves({"no": number, "xleft": zone.at[0], "ytop": zone.at[1], "choice": choice}),
        leaf("label", writer.inline(zone.label).text),
        id=writer.backup.ids.new("qtype_ddimageortext_drops"),
    )


def _marker(writer: QuestionWriter, marker: Marker, number: int) -> str:
    return node(
        "drag",
        leaves({"no": number, "infinite": marker.unlimited}),
        leaves({"label": writer.inline(marker.text).text, "noofdrags": marker.count}),
        id=writer.backup.ids.new("qtype_ddmarker_drags"),
    )


def _zone(writer: QuestionWriter, zone: Zone, number: int, choice: int) -> str:
    return node(
        "drop",
        leaves({"no": number, "shape": zone.shape, "coords": coordinates(zone), "choice": choice}),
        id=writer.backup.ids.new("qtype_ddmarker_drops"),
    )
