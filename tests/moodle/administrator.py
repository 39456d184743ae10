"""An administrator who imports packages in a real Moodle's interface, by the steps of the import guide.

Steps are taken by the words that the guide and Moodle's English interface have in common.
"""

import base64
import re
import subprocess
from pathlib import Path

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotThereError

_DROP = """([target, name, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}"""
_RESTORE = r"\core\task\asynchronous_restore_task"


class Administrator:
    """Logged in; each method is one import."""

    def __init__(self, page: Page, site: Path, base: str, name: str, password: str, *, is_new: bool) -> None:
        self.page, self.site, self.base = page, site, base
        self.is_new = is_new
        """Whether the interface is that of Moodle 5."""
        page.goto(f"{base}/login/index.php", wait_until="networkidle")
        page.fill("#username", name)
        page.fill("#password", password)
        page.click("#loginbtn")
        page.wait_for_url(lambda url: "/login/" not in url)

    def restore(self, backup: Path) -> int:
        """Restore a backup as a new course; its number."""
        page = self.page
        page.get_by_role("menuitem", name="Site administration").click()
        page.get_by_role("tab", name="Courses").click()
        page.get_by_role("link", name="Restore course", exact=True).click()
        self._drop(backup)
        self._press("Restore")
        self._press("Continue")
        new = page.locator("form").filter(has_text="Restore as a new course")
        new.locator("input[name=targetid]").first.check()
        new.get_by_role("button", name="Continue").click()
        self._press("Next")
        self._press("Next")
        self._press("Perform restore")
        page.get_by_role("heading", name="The restore process is pending").wait_for()
        self._run_cron(_RESTORE)
        page.get_by_role("heading", name="The restore process has completed").wait_for()
        page.get_by_text("Continue", exact=True).click()
        page.wait_for_url("**/course/view.php?id=*")
        return int(re.search(r"[?&]id=(\d+)", page.url).group(1))

    def import_questions(self, course: int, bank: Path, file_format: str) -> str:
        """Import a question bank; what Moodle then shows."""
        page = self.page
        self._open(course)
        page.get_by_role("menuitem", name="More").filter(visible=True).last.click()
        if self.is_new:
            page.get_by_role("menuitem", name="Question banks").click()
            self._press("Add")
            page.get_by_role("textbox", name="Question bank name").fill("Imported")
            self._press("Save and display")
        else:
            page.get_by_role("menuitem", name="Question bank").click()
        page.wait_for_load_state("networkidle")
        menu = page.get_by_label("Question bank tertiary navigation")
        menu.focus()
        menu.select_option(label="Import")
        menu.press("Enter")
        page.get_by_role("radio", name=file_format).check()
        for ticked in ("Get category from file", "Get context from file"):
            assert page.get_by_label(ticked).is_checked()
        self._drop(bank)
        self._press("Import")
        page.get_by_role("button", name="Continue").wait_for()
        shown = page.locator("#region-main").inner_text()
        self._press("Continue")
        return shown

    def add_scorm(self, course: int, package: Path) -> str:
        """Add a package as an activity that is completed as the guide says; what is shown when it is opened."""
        page = self.page
        self._open(course)
        page.get_by_label("Edit mode").set_checked(True)
        page.wait_for_load_state("networkidle")
        if self.is_new:
            chooser = page.get_by_text("Activity or resource", exact=True).filter(visible=True)
            self._press_until_there(page.get_by_title("Add content").last, chooser)
        else:
            chooser = page.get_by_text("Add an activity or resource").first
        dialog = page.get_by_role("dialog")
        package_link = dialog.get_by_role("link", name="SCORM package").filter(visible=True).first
        self._press_until_there(chooser, package_link)
        name = page.get_by_label("Name", exact=True).first
        if self.is_new:
            add = dialog.get_by_role("button", name="Add", exact=True)
            self._press_until_there(package_link, add.or_(name))
            if add.is_visible():
                add.click()
        else:
            package_link.click()
        page.wait_for_url("**/course/modedit.php*")
        name.fill(package.stem)
        self._drop(package)
        self._tick(self._expand("Completion conditions").get_by_label("Add requirements"))
        self._tick(page.get_by_label("Passed", exact=True))
        self._tick(page.get_by_label("Completed", exact=True))
        grading = self._expand("Grade")
        assert (
            grading.get_by_label("Grading method").locator("option:checked").inner_text() == "Highest grade"
        )
        self._press("Save and display")
        page.wait_for_url("**/mod/scorm/view.php*")
        return page.locator("#region-main").inner_text()

    def _open(self, course: int) -> None:
        self.page.goto(f"{self.base}/course/view.php?id={course}", wait_until="networkidle")

    def _press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def _press_until_there(self, pressed: Locator, there: Locator) -> None:
        """Press what may be shown before Moodle listens to it, as a person would again."""
        for _ in range(6):
            pressed.click()
            try:
                return there.wait_for(timeout=5_000)
            except NotThereError:
                continue
        raise AssertionError(f"{there} did not appear")

    def _tick(self, box: Locator) -> None:
        """Tick a box, which may still move while its part of the form opens."""
        for _ in range(6):
            box.click()
            if box.is_checked():
                return
        raise AssertionError(f"{box} could not be ticked")

    def _expand(self, name: str) -> Locator:
        """A part of a form, opened."""
        opener = self.page.get_by_role("button", name=name, exact=True).first
        if opener.get_attribute("aria-expanded") == "false":
            opener.click()
        return self.page.locator("fieldset").filter(has=opener)

    def _drop(self, file: Path) -> None:
        page = self.page
        page.wait_for_load_state("networkidle")
        place = page.locator(".filemanager-container, .filepicker-container").filter(visible=True).first
        data = base64.b64encode(file.read_bytes()).decode()
        page.evaluate(_DROP, [place.element_handle(), file.name, data])
        page.get_by_text(file.name).first.wait_for()

    def _run_cron(self, task: str) -> None:
        command = ["php", self.site / "admin" / "cli" / "adhoc_task.php", f"--execute={task}"]
        subprocess.run(command, check=True, capture_output=True)
