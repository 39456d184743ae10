"""A learner in a real Moodle: enrolled, logged in, in front of a SCORM package."""

import json
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.keyboard import Keyboard

ORACLE = Path(__file__).parent / "oracle"
_NAME, _PASSWORD = "scormlearner", "Passw0rd!"

_SPY = r"""
(() => {
  window.refusedCalls = [];
  for (const name of ["API", "API_1484_11"]) {
    let held;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => held,
      set: (api) => {
        held = api;
        for (const method of Object.keys(api)) {
          if (typeof api[method] !== "function" || /GetLastError|GetErrorString|GetDiagnostic/.test(method)) continue;
          const original = api[method];
          api[method] = (...values) => {
            const result = original.apply(api, values);
            const code = String((api.LMSGetLastError || api.GetLastError).call(api));
            if (code !== "0" && code !== "") window.refusedCalls.push([method, ...values, code]);
            if (/SetValue$/.test(method) && String(result) === "true") {
              const told = JSON.parse(window.localStorage.getItem("told") || "{}");
              window.localStorage.setItem("told", JSON.stringify({ ...told, [values[0]]: values[1] }));
            }
            return result;
          };
        }
      },
    });
  }
})();
"""
"""Notes every call after which Moodle reports an error, and every value that it takes (also while leaving).

What it takes is known to every window: Moodle may show a package in one of its own.
"""


class Learner:
    """One package in one new course; `visit` opens it, `tracks` says what Moodle has recorded."""

    def __init__(self, moodle: Path, context, package: Path, *, in_window: bool = False) -> None:
        """With `in_window` Moodle shows the package in a window of its own."""
        self.moodle, self.context = moodle, context
        arguments = [f"--student={_NAME}", f"--password={_PASSWORD}", *(["--popup"] if in_window else [])]
        self.added = _php(moodle, "add_scorm.php", *arguments, str(package))
        assert self.added["problems"] == [], self.added
        self.base = "{0.scheme}://{0.netloc}".format(urlsplit(self.added["player_url"]))
        context.add_init_script(_SPY)
        self.page = context.new_page()
        self.sco = 0
        self._log_in()

    def visit(self, sco: int = 0, *, new_attempt: bool = False) -> Keyboard:
        """Open a SCO in Moodle's player and put the focus into it by Tab."""
        launchable = [item for item in self.added["scoes"] if item["launch"]]
        chosen = launchable[sco]
        if new_attempt or self.sco != sco:
            self.page.evaluate("() => localStorage.removeItem('told')")
        self.sco = sco
        self.page.goto(
            f"{self.base}/mod/scorm/player.php?a={self.added['scormid']}&currentorg={chosen['organization']}"
            f"&scoid={chosen['id']}&mode=normal&newattempt={'on' if new_attempt else 'off'}",
            wait_until="domcontentloaded",
        )
        return self._in_front_of(self.page)

    def open_window(self) -> Keyboard:
        """Press the button of Moodle's entry page, which opens a window, and put the focus into it by Tab."""
        self.page.goto(f"{self.base}/mod/scorm/view.php?id={self.added['cmid']}")
        with self.page.expect_popup() as found:
            self.page.click("#scormviewform button[name=mode][value=normal]")
        return self._in_front_of(found.value)

    def close_window(self) -> list[object]:
        """Close the window, after which Moodle goes back to the course; the API calls that Moodle refused."""
        (window,) = [page for page in self.context.pages if page is not self.page]
        refused = _refused(window)
        window.close(run_before_unload=True)
        self.page.wait_for_url("**/course/view.php*", wait_until="domcontentloaded")
        self.page.wait_for_timeout(800)
        return refused

    def leave(self) -> list[object]:
        """Go back to the course; the API calls that Moodle refused."""
        refused = _refused(self.page)
        self.page.goto(
            f"{self.base}/course/view.php?id={self.added['courseid']}", wait_until="domcontentloaded"
        )
        self.page.wait_for_timeout(800)
        return refused

    @property
    def told(self) -> dict[str, str]:
        """What Moodle was told of the attempt and the SCO that was opened last."""
        return self.page.evaluate("() => JSON.parse(localStorage.getItem('told') || '{}')")

    @property
    def tracks_by_sco(self) -> dict[str, list[dict[str, str]]]:
        """What Moodle has recorded: by attempt, the elements of each SCO."""
        recorded = _php(self.moodle, "add_scorm.php", f"--tracks={self.added['cmid']}")["tracks"]
        ((_, attempts),) = recorded.items()
        return {attempt: list(scos.values()) for attempt, scos in attempts.items()}

    @property
    def tracks(self) -> dict[str, dict[str, str]]:
        """What Moodle has recorded: by attempt, all elements of the SCOs together."""
        return {
            attempt: {element: value for sco in scos for element, value in sco.items()}
            for attempt, scos in self.tracks_by_sco.items()
        }

    @property
    def grade(self) -> float:
        (user,) = _php(self.moodle, "add_scorm.php", f"--tracks={self.added['cmid']}")["users"].values()
        return float(user["grade"])

    def _log_in(self) -> None:
        self.page.goto(f"{self.base}/login/index.php", wait_until="domcontentloaded")
        self.page.fill("#username", _NAME)
        self.page.fill("#password", _PASSWORD)
        self.page.click("#loginbtn")
        self.page.wait_for_load_state("domcontentloaded")
        assert not self.page.locator("#loginbtn").count(), "the login failed"

    def _in_front_of(self, page) -> Keyboard:
        self.frame = self._content(page)
        self.frame.wait_for_selector("#ProgressText:not(:empty)", state="attached")
        keyboard = Keyboard(page, self.frame)
        keyboard.enter_frame()
        return keyboard

    @staticmethod
    def _content(page):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            for frame in page.frames:
                if "/mod_scorm/content/" in frame.url:
                    frame.wait_for_load_state("load")
                    return frame
            page.wait_for_timeout(200)
        raise AssertionError("the content frame did not appear")


def _refused(page) -> list[object]:
    return [call for frame in page.frames for call in frame.evaluate("() => window.refusedCalls || []")]


def _php(moodle: Path, script: str, *arguments: str) -> dict:
    done = subprocess.run(
        ["php", str(ORACLE / script), f"--moodle={moodle}", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout)
