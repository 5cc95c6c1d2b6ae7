"""What --html promises in a real browser: Chromium looks at a page with every kind of block, and axe finds nothing."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from milia_cli.render.html import html

from .conftest import skip_without
from .every_block import EVERY
from .everything import once
from .test_json import document

PAGES = (
    *("info causes", "info look-alikes", "compare treatments", "compare treatments extraction retinol"),
    *("quiz --answers tests/answers/growing.yaml", "handout parent", "handout visit"),
)

LOOK = """
const { chromium } = require("playwright-core");
const [file, program, width, scheme] = process.argv.slice(2);
const open = async (browser, bypassCSP, problems) => {
  const size = { width: Number(width), height: 900 };
  const context = await browser.newContext({ viewport: size, colorScheme: scheme, bypassCSP });
  const page = await context.newPage();
  page.on("console", (message) => problems.push(message.text()));
  page.on("request", (request) => { if (request.url() !== file) problems.push(request.url()); });
  await page.goto(file);
  return page;
};
(async () => {
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  const found = { problems: [], injected: [] };
  const strict = await open(browser, false, found.problems);
  found.top = await strict.evaluate(() => getComputedStyle(document.querySelector("footer")).borderTopStyle);
  found.wider = await strict.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  strict.removeAllListeners("console");
  await strict.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.body.append(script);
  });
  found.title = await strict.title();
  const eased = await open(browser, true, found.injected);
  await eased.addScriptTag({ path: require.resolve("axe-core") });
  const report = await eased.evaluate(() => axe.run(document, { rules: { "target-size": { enabled: true } } }));
  const where = (rule) => [rule.id, rule.nodes.map((node) => node.html)];
  found.axe = [...report.violations, ...report.incomplete].map(where);
  found.rules = report.passes.map((rule) => rule.id);
  await browser.close();
  process.stdout.write(JSON.stringify(found));
})();
"""
"""The policy of the page refuses every script, so axe gets in where the browser is told to bypass it; the rest is
looked at with the policy in force."""


def _program(*names: str) -> str:
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        skip_without(names[0])
    return found


def _seen(text: str, folder: Path, width: int, scheme: str) -> dict[str, Any]:
    browser, node = _program("chromium", "chromium-browser", "google-chrome"), _program("node")
    for package in ("axe-core", "playwright-core"):
        ask = ["node", "-e", f"require.resolve({package!r})"]
        if subprocess.run(ask, capture_output=True, check=False).returncode:
            skip_without(f"{package} (NODE_PATH)")
    file = folder / "page.html"
    file.write_text(text, encoding="utf-8")
    call = [node, "-", file.as_uri(), browser, str(width), scheme]
    done = subprocess.run(call, input=LOOK, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_chromium_and_axe_find_nothing(tmp_path: Path, width: int, scheme: str) -> None:
    """On a phone and on a desk, light and dark: no violation, no sideways scrolling, no script, no request."""
    assert_sound(html(EVERY), EVERY.title, tmp_path, width, scheme)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("line", PAGES)
def test_chromium_and_axe_find_nothing_in_real_pages(line: str, tmp_path: Path, width: int) -> None:
    """The same for pages that readers get."""
    page = document(line)["pages"][0]
    assert_sound(once(f"{line} --html").out, page["title"], tmp_path, width, "light" if width == 320 else "dark")


def assert_sound(text: str, title: str, folder: Path, width: int, scheme: str) -> None:
    """A page without a violation, sideways scrolling, script or request, in its own style."""
    found = _seen(text, folder, width, scheme)
    assert found["axe"] == []
    assert {"color-contrast", "heading-order", "html-has-lang", "region"} <= set(found["rules"])
    assert found["problems"] == []
    assert found["wider"] <= 0
    assert found["top"] == "solid", "the style sheet does not apply under the page's own policy"
    assert found["title"] == title, "a script ran under the page's own policy"
