#!/usr/bin/env python3
"""Makes JournalMyeongjo-*.ttf from Nanum Myeongjo: python3 journal_myeongjo.py SOURCE_DIR TARGET_DIR

The subset keeps every character and drops hinting and layout tables, which typesetting Hangul in a PDF does not use.
"Nanum" is a Reserved Font Name, so the licence asks for another name.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Journal Myeongjo"
COPYRIGHT = "Copyright (c) 2010, NAVER Corporation (http://www.nhncorp.com)"
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
FACES = [("NanumMyeongjo.ttf", "Regular", 400, 0x40), ("NanumMyeongjoBold.ttf", "Bold", 700, 0x20)]

for source, style, weight, selection in FACES:
    font = TTFont(Path(sys.argv[1]) / source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        drop_tables=["FFTM", "GDEF", "GPOS", "GSUB", "gasp"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)

    # The source calls both faces "regular" in `fsSelection` and the bold one semibold.
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = selection
    font["head"].macStyle = int(style == "Bold")

    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    font["name"].names = []
    for number, text in {
        0: COPYRIGHT,
        1: FAMILY,
        2: style,
        3: f"{postscript};3.011",
        4: f"{FAMILY} {style}",
        5: "Version 3.011",
        6: postscript,
        13: LICENCE,
        14: "https://scripts.sil.org/OFL",
    }.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(Path(sys.argv[2]) / f"{postscript}.ttf")
