"""Writes ``discrepancies.json`` beside this file anew; look at the difference before you commit it."""

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path.insert(0, str(FOLDER.parent / "support"))

from pipeline import quantities_of, result_of, seed_texts  # noqa: E402 - the tests are no package

from checks.interchange import dumps, run_document  # noqa: E402

quantities = tuple(q for name, text in seed_texts().items() for q in quantities_of(text, name))
document = json.loads(dumps(run_document(result_of(quantities))))
text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
(FOLDER / "discrepancies.json").write_text(text, encoding="utf-8")
