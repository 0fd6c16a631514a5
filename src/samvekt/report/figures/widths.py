"""How wide letters are in Inter, as data: no font needs to be read to wrap a name."""

from __future__ import annotations

from types import MappingProxyType

LETTERS = {
    220: "’",
    240: "'‘",
    280: "IijlÌÍÎÏìíîïĪīĬĭĮįİıĵĺļłΙΪ",
    300: " ,.:;·ĩſ",
    320: "!¡¦¹ίι",
    340: "¸",
    360: "|ľ",
    380: "/\\ftŀţŧț",
    400: "()[]r{}ŕŗř",
    420: '"ť“”„',
    440: "²³",
    460: "°Ĩ",
    480: "-_ªºг",
    500: "1^`´–",
    520: "з",
    540: "¯ĳτ",
    560: "*?s¿śŝşšγζтэș",
    580: "JLackvxyz¢¥§¬àáâãäåçýÿāăąćĉċčĴķĹĻĽĿŁŷźżžΓέεξςГавксухья•ǩ",
    600: "7Fe¨«»èéêëðēĕėęěΰρυелнпч",
    620: "Ehnou¶ÈÉÊËñòóôõöøùúûüþĒĔĖĘĚĥħńņňŋōŏőũūŭůűųΕΞήβδηθλνοχЕбийо",
    640: "25bdgpqđĝğġģрǥǧ",
    660: "#$3689BPRSTZ£µÞßĸŔŖŘŚŜŞŠŢŤŦŹŻŽΒΖΡΣΤάακμσБВЗРТУдцǯȘȚʒ",
    680: "&+04<=>K~®±×÷ĶΚЬ−≤≥€Ǩ≈",
    700: "XΧКХЭЯъǮƷ",
    720: "YÝďŶŸΥΫπ",
    740: "ADVÀÁÂÃÄÅÐĀĂĄĎĐΑΔΛАЛ",
    760: "CGHNU¤ÇÑÙÚÛÜĆĈĊČĜĞĠĢĤŃŅŇŊŨŪŬŮŰŲΗΝΠИЙНПСЧфǤǦ",
    780: "OQÒÓÔÕÖØŌŎŐΘΟΩДОЦм",
    800: "Ħψы",
    820: "ΦΨφЪ",
    840: "wĲŵФю…",
    860: "%ш",
    880: "Ыж",
    900: "m¼ω",
    920: "M©ΜМ",
    940: "½æщ",
    960: "¾→←",
    1000: "@Œœ—",
    1020: "WÆŴШ",
    1040: "ŉЖЩ",
    1060: "Ю",
    1080: "‰",
}
"""Letters by width, rounded up; the wider of regular and semi-bold. [thousandths of the size]"""

WIDTHS = MappingProxyType(
    {sign: width / 1000 for width, signs in LETTERS.items() for sign in signs}
)
"""Width of each sign as a share of the size of the text."""
