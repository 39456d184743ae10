#!/usr/bin/env python3
"""Plays a SCORM package in Moodle's own player with headless Chromium and reports what Moodle recorded.

The site has to be served (serve.sh start MOODLEDIR). Needs the Python package playwright; the browser is the
one named by --browser, $ORACLE_BROWSER, or the first chromium on the PATH.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Logs every call of the SCORM API in the frame that provides it (Moodle's player page).
SPY = r"""
(() => {
  const calls = window.__oracleCalls = [];
  for (const name of ['API', 'API_1484_11']) {
    let real;
    const wrap = (api) => {
      if (!api || api.__oracleSpy) return api;
      for (const method of Object.keys(api)) {
        if (typeof api[method] !== 'function') continue;
        const original = api[method];
        api[method] = function (...args) {
          const result = original.apply(api, args);
          if (!/GetLastError|GetErrorString|GetDiagnostic/.test(method)) {
            let error = null;
            try { error = (api.LMSGetLastError || api.GetLastError).call(api); } catch (e) { error = '?'; }
            calls.push({ method, args, result, error });
          }
          return result;
        };
      }
      try { Object.defineProperty(api, '__oracleSpy', { value: true }); } catch (e) {}
      return api;
    };
    Object.defineProperty(window, name, { configurable: true, get: () => real, set: (v) => { real = wrap(v); } });
  }
})();
"""


def php(script, moodle, *args):
    """Runs one of the PHP oracles and returns its document."""
    done = subprocess.run(
        ["php", str(HERE / script), f"--moodle={moodle}", *args], capture_output=True, text=True
    )
    try:
        return json.loads(done.stdout)
    except ValueError:
        sys.exit(f"{script}: {done.stdout[-2000:]}\n{done.stderr[-2000:]}")


def sco_frame(page):
    for frame in page.frames:
        if "/mod_scorm/content/" in frame.url or "mod_scorm%2Fcontent" in frame.url:
            return frame
    return None


def wait_for_sco(page, seconds):
    end = time.time() + seconds
    while time.time() < end:
        frame = sco_frame(page)
        if frame is not None:
            try:
                frame.wait_for_load_state("load", timeout=5000)
                return sco_frame(page) or frame
            except Exception:  # the frame was replaced while it loaded
                pass
        page.wait_for_timeout(200)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", help="zip file or directory with imsmanifest.xml")
    parser.add_argument("--moodle", required=True, help="the Moodle directory (with config.php)")
    parser.add_argument("--as", dest="who", choices=["student", "admin"], default="student")
    parser.add_argument("--password", default=os.environ.get("ORACLE_PASSWORD", "Passw0rd!"))
    parser.add_argument("--browser", default=os.environ.get("ORACLE_BROWSER"))
    parser.add_argument(
        "--script", help="file with a JavaScript function, run in the content frame, e.g. async () => {...}"
    )
    parser.add_argument("--clicks", help="selectors to click in the content frame, separated by ;;")
    parser.add_argument("--scos", choices=["first", "all"], default="first", help="which SCOs to open")
    parser.add_argument(
        "--resume", action="store_true", help="open the first SCO again afterwards, to see it resume"
    )
    parser.add_argument("--wait", type=float, default=3.0, help="seconds to let the content work")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--screenshot", help="where to put the picture (.png); further ones get a number")
    parser.add_argument("--out", help="where to write the JSON document (default: standard output)")
    args = parser.parse_args()
    browser = (
        args.browser
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if not browser:
        sys.exit("no browser: give --browser")
    from playwright.sync_api import sync_playwright

    user = "oraclestudent" if args.who == "student" else "admin"
    student = ["--student=" + user, "--password=" + args.password] if args.who == "student" else []
    added = php("add_scorm.php", args.moodle, *student, args.package)
    report = {
        "oracle": "scorm_play",
        "moodle": added["moodle"],
        "file": Path(args.package).name,
        "user": user,
        "added": {
            k: added.get(k)
            for k in (
                "added",
                "version",
                "launchable",
                "form_errors",
                "problems",
                "exception",
                "courseid",
                "cmid",
                "scormid",
                "view_url",
                "player_url",
                "messages",
            )
        },
        "scos": [],
        "console": [],
        "page_errors": [],
        "failed_requests": [],
        "bad_responses": [],
        "external_requests": [],
        "site_external_requests": [],
    }

    def finish(code):
        report["site_external_requests"] = sorted(set(report["site_external_requests"]))
        text = json.dumps(report, indent=2, ensure_ascii=False)
        if args.out:
            Path(args.out).write_text(text + "\n", encoding="utf-8")
        else:
            print(text)
        sys.exit(code)

    if not added.get("player_url"):
        report["error"] = "nothing to launch"
        finish(0)
    base = "{0.scheme}://{0.netloc}".format(urlsplit(added["player_url"]))
    profile = tempfile.mkdtemp(prefix="oracle-chromium-")
    shots = 0

    def shoot(page):
        nonlocal shots
        if not args.screenshot:
            return None
        shots += 1
        path = Path(args.screenshot)
        if shots > 1:
            path = path.with_name(f"{path.stem}-{shots}{path.suffix}")
        page.screenshot(path=str(path), full_page=False)
        return path.name

    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            profile,
            executable_path=browser,
            headless=True,
            args=FLAGS,
            viewport={"width": args.width, "height": args.height},
        )
        context.add_init_script(SPY)

        def from_content(request):
            """Whether a request comes from the package, not from a page of Moodle itself."""
            try:
                return "/mod_scorm/content/" in request.url or "/mod_scorm/content/" in request.frame.url
            except Exception:  # a navigation that has no frame yet
                return False

        def guard(route):
            url = route.request.url
            if url.startswith((base + "/", "data:", "blob:", "about:")):
                route.continue_()
            else:
                # Moodle's own pages ask for MathJax elsewhere; that is not the package's doing.
                report[
                    "external_requests" if from_content(route.request) else "site_external_requests"
                ].append(url)
                route.abort()

        context.route("**/*", guard)
        page = context.pages[0] if context.pages else context.new_page()

        def on_console(message):
            url = (message.location or {}).get("url") or ""
            if message.type in ("error", "warning") and "/mod_scorm/content/" in url:
                report["console"].append({"type": message.type, "text": message.text, "url": url})

        page.on("console", on_console)
        page.on("pageerror", lambda e: report["page_errors"].append(str(e)))
        page.on(
            "requestfailed",
            lambda r: (
                report["failed_requests"].append({"url": r.url, "why": r.failure})
                if r.url.startswith(base) and from_content(r)
                else None
            ),
        )
        page.on(
            "response",
            lambda r: (
                report["bad_responses"].append({"url": r.url, "status": r.status})
                if r.status >= 400 and from_content(r.request)
                else None
            ),
        )
        dialogs = report["dialogs"] = []

        def on_dialog(dialog):
            dialogs.append({"type": dialog.type, "text": dialog.message})
            dialog.accept()

        page.on("dialog", on_dialog)

        page.goto(base + "/login/index.php", wait_until="domcontentloaded", timeout=60000)
        page.fill("#username", user)
        page.fill("#password", args.password)
        page.click("#loginbtn")
        page.wait_for_load_state("domcontentloaded")
        if "/login/index.php" in page.url and page.locator("#loginbtn").count():
            report["error"] = "the login failed"
            finish(1)

        page.goto(added["view_url"], wait_until="domcontentloaded", timeout=60000)
        report["view_page"] = {
            "url": page.url,
            "title": page.title(),
            "errors": page.locator(
                ".errormessage, .alert-danger, .debuggingmessage, .notifytiny"
            ).all_inner_texts(),
        }

        launchable = [s for s in added["scoes"] if s["launch"]]
        if args.scos == "first":
            launchable = launchable[:1]
        visits = list(launchable) + (launchable[:1] if args.resume else [])
        for number, sco in enumerate(visits):
            entry = {
                "identifier": sco["identifier"],
                "title": sco["title"],
                "resumed": number >= len(launchable),
            }
            report["scos"].append(entry)
            url = (
                f"{base}/mod/scorm/player.php?a={added['scormid']}&currentorg={sco['organization']}"
                f"&scoid={sco['id']}&mode=normal&newattempt=off"
            )
            page.goto(url, wait_until="domcontentloaded", timeout=60000)
            frame = wait_for_sco(page, 30)
            if frame is None:
                entry["error"] = "the content frame did not appear"
                entry["player_text"] = page.locator("body").inner_text()[:2000]
                entry["screenshot"] = shoot(page)
                continue
            page.wait_for_timeout(int(args.wait * 1000))
            frame = sco_frame(page) or frame
            entry["frame_url"] = frame.url
            for selector in (args.clicks or "").split(";;"):
                if selector.strip():
                    try:
                        frame.click(selector.strip(), timeout=5000)
                        page.wait_for_timeout(300)
                    except Exception as error:
                        entry.setdefault("click_errors", []).append(
                            f"{selector}: {str(error).splitlines()[0]}"
                        )
            if args.script:
                try:
                    entry["script_result"] = frame.evaluate(Path(args.script).read_text(encoding="utf-8"))
                except Exception as error:
                    entry["script_error"] = str(error)[:2000]
                page.wait_for_timeout(500)
                frame = sco_frame(page) or frame
            try:
                entry["frame_title"] = frame.title()
                entry["frame_text"] = frame.locator("body").inner_text()[:4000]
                entry["frame_size"] = frame.evaluate(
                    "() => ({width: innerWidth, height: innerHeight, scrollWidth: "
                    "document.documentElement.scrollWidth, scrollHeight: document.documentElement.scrollHeight})"
                )
                entry["broken_images"] = frame.evaluate(
                    "() => [...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)"
                )
            except Exception as error:
                entry["frame_error"] = str(error)[:500]
            entry["screenshot"] = shoot(page)
            # The player page itself holds the API, and with it the list of calls.
            calls = []
            for f in page.frames:
                try:
                    calls += f.evaluate("() => window.__oracleCalls || []")
                except Exception:
                    pass
            entry["api_calls"] = calls
            entry["api_errors"] = [c for c in calls if str(c.get("error")) not in ("0", "", "None")]
            # Leaving the page is what a learner does last; the content commits there.
            page.goto(
                f"{base}/course/view.php?id={added['courseid']}", wait_until="domcontentloaded", timeout=60000
            )
            page.wait_for_timeout(800)
        context.close()
    shutil.rmtree(profile, ignore_errors=True)
    tracks = php("add_scorm.php", args.moodle, f"--tracks={added['cmid']}")
    report["users"] = tracks.get("users")
    report["tracks"] = tracks.get("tracks")
    finish(0)


if __name__ == "__main__":
    main()
