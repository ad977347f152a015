"""The document catalog: structure tree, parent tree, output intent, properties (PDF/UA-1 and PDF/A-2a).

ReportLab has no tagged PDF; it does let its objects be extended. Text strings are ``PDFString``, names ``PDFName``.
"""

from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    XMP,
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from reports.layout import xmp
from reports.layout.tags import Element, Mark

_PROFILE = Path(__file__).with_name("srgb.icc")
_TREE = "StructureTree"


class _LineEnded(bytes, PDFObject):  # type: ignore[misc]
    """Stream content followed by an end of line: PDF/A wants one before ``endstream``."""

    def format(self, document: Any) -> bytes:  # noqa: ARG002
        return bytes(self) + b"\n"


class _LineEndedStreams(NoEncryption):  # type: ignore[misc]
    """The hook through which ReportLab passes every stream."""

    def encode(self, content: str | bytes) -> _LineEnded:
        return _LineEnded(content.encode("latin-1") if isinstance(content, str) else content)


def _page(index: int) -> PDFObjectReference:
    return PDFObjectReference(f"Page{index + 1}")


def _kid(kid: Element | Mark, names: dict[int, str], own_page: int | None) -> Any:
    if isinstance(kid, Element):
        return PDFObjectReference(names[id(kid)])
    page, number = kid
    if page == own_page:
        return number
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": _page(page), "MCID": number})


def _attributes(element: Element) -> PDFArray:
    return PDFArray(
        [
            PDFDictionary(
                {"O": PDFName(owner)}
                | {
                    name: value if isinstance(value, int) else PDFString(value) if name == "Summary" else PDFName(value)
                    for name, value in group.items()
                }
            )
            for owner, group in element.attributes_by_owner().items()
        ]
    )


def _entry(element: Element, names: dict[int, str]) -> PDFDictionary:
    own_page = min((kid[0] for kid in element.kids if not isinstance(kid, Element)), default=None)
    parent = names[id(element.parent)] if element.parent else _TREE
    entry = {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": PDFObjectReference(parent)}
    if element.kids:
        entry["K"] = PDFArray([_kid(kid, names, own_page) for kid in element.kids])
    if own_page is not None:
        entry["Pg"] = _page(own_page)
    if element.spoken:
        entry["E"] = PDFString(element.spoken)
    if element.attributes:
        entry["A"] = _attributes(element)
    return PDFDictionary(entry)


def _output_intent(document: Any) -> PDFArray:
    profile = PDFStream(PDFDictionary({"N": 3}), _PROFILE.read_bytes())
    profile.filters = [PDFZCompress]
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    return PDFArray([PDFDictionary(intent)])


def add_structure(document: Any, pages: list[list[Element]], root: Element, properties: xmp.Properties) -> None:
    """Give a ReportLab *document* the structure tree below *root* and its catalog what both standards ask for.

    *pages* holds for each page the elements of its marked content in the order of their MCIDs.
    """
    names = {id(element): f"Structure{number}" for number, element in enumerate(root.walk())}
    for element in root.walk():
        document.Reference(_entry(element, names), names[id(element)])
    numbers: list[Any] = []
    for index, elements in enumerate(pages):
        page = document.Pages.pages[index]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, PDFName("S")
        numbers += [index, PDFArray([PDFObjectReference(names[id(element)]) for element in elements])]
    tree = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFObjectReference(names[id(root)]),
        "ParentTree": document.Reference(PDFDictionary({"Nums": PDFArray(numbers)})),
        "ParentTreeNextKey": len(pages),
    }
    document.Reference(PDFDictionary(tree), _TREE)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.StructTreeRoot = PDFObjectReference(_TREE)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.OutputIntents = _output_intent(document)
    packet = xmp.packet(properties)
    catalog.Metadata = XMP(creator=lambda _: packet)
    document.encrypt = _LineEndedStreams()
