#!/usr/bin/env python3
"""Checks Word files with other programs than the one that wrote them: python-docx reads each, LibreOffice converts it.

    python3 tests/word_check.py REPORT.docx …

It needs `pip install python-docx`, and `soffice` and `pdftotext` on the path (Debian: libreoffice-writer, libreoffice-math,
poppler-utils). For each file it prints what python-docx finds, and fails when a word of its paragraphs is not in the PDF that
LibreOffice makes of it. The PDF stays beside the file, to be looked at.
"""

import subprocess
import sys
from pathlib import Path

import docx


def words(text: str) -> set[str]:
    return {word for word in text.split() if word.isalnum()}


def check(path: Path) -> bool:
    document = docx.Document(str(path))
    said = document.core_properties
    print(f"{path}: \"{said.title}\" by {said.author or 'nobody'}, {said.created}, {said.language}")
    paragraphs = list(document.paragraphs)
    paragraphs += [paragraph for table in document.tables for cell in table._cells for paragraph in cell.paragraphs]
    for style in sorted({paragraph.style.name for paragraph in paragraphs}):
        print(f"  {style}: {sum(paragraph.style.name == style for paragraph in paragraphs)}")
    print(f"  tables: {len(document.tables)}, links: {len(document.element.xpath('//w:hyperlink'))}")
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(convert, check=True, capture_output=True)
    converted = path.with_suffix(".pdf")
    text = subprocess.run(["pdftotext", str(converted), "-"], check=True, capture_output=True, text=True).stdout
    # Words may be hyphenated at the end of a line.
    text = text.replace("-\n", "").replace("\u2010\n", "")
    missing = words(" ".join(paragraph.text for paragraph in paragraphs)) - words(text)
    found = {word for word in missing if word in text.replace("\n", "")}
    for word in sorted(missing - found):
        print(f"  not in {converted}: {word}")
    return not missing - found


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    results = [check(Path(name)) for name in sys.argv[1:]]
    sys.exit(0 if all(results) else 1)
