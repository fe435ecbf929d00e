"""
How long reports of 1, 200 and 5,000 findings take to open in headless Chromium, and how large they are.

``python tests/benchmarks/report_in_browser.py`` prints it; the budgets are 5 MB and 2 s for 200 findings,
15 MB and 5 s for 5,000.
"""

# ruff: noqa: T201 - printing is what it is for

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from factories import many_findings
from playwright.sync_api import sync_playwright

from reports.discrepancy_report import render

LOADED_AFTER = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    """Print one line for each number of findings."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for count in (1, 200, 5000):
            page = Path(folder) / "report.html"
            page.write_text(render(many_findings(count)), encoding="utf-8")
            seconds = []
            for _ in range(3):
                tab = browser.new_page()
                tab.goto(page.as_uri())
                seconds.append(tab.evaluate(LOADED_AFTER) / 1000)
                tab.close()
            megabytes = page.stat().st_size / 1e6
            print(f"{count:5} findings {megabytes:6.2f} MB {min(seconds):6.2f} s")


if __name__ == "__main__":
    main()
