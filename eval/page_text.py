"""A page as text: what selecting all of it in a browser and copying gives, line by line.

Block elements stand on lines of their own, paragraphs and headings between blank lines, cells of a table row
are parted by tabs. Scripts, styles, forms' values and elements that say that they are hidden are left out;
style sheets are not looked at.
"""
import html.parser
import re

BLOCK = set("""address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
 figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup p pre section summary
 table tbody tfoot thead tr ul caption""".split())
APART = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
LEFT_OUT = set("""script style template noscript iframe object embed svg math canvas audio video select datalist
 textarea head title""".split())
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
# Elements that end when one of the others begins.
ENDED_BY = {"p": BLOCK, "li": {"li"}, "dt": {"dt", "dd"}, "dd": {"dt", "dd"}, "tr": {"tr"},
            "td": {"td", "th", "tr"}, "th": {"td", "th", "tr"}, "option": {"option"}}
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
PICTURE = re.compile(r"caption|credit|wp-caption|photo-?(?:by|info|text)|image-?(?:text|info|desc)", re.I)


class Line:
    """A line, whether a blank line stands before it, and where in the tree it is."""

    def __init__(self, text, gap, names, heads, picture):
        self.text, self.gap, self.names, self.heads, self.picture = text, gap, names, heads, picture


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.lines, self.pending, self.gap = [], [], [], False
        self.title, self.meta, self.in_title = "", {}, False
        self.place = None

    # The tree -----------------------------------------------------------
    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        if tag == "title" and not self.title:
            self.in_title = True
        if tag == "meta":
            self.meta[(attrs.get("property") or attrs.get("name") or "").lower()] = attrs.get("content", "")
        if tag == "br":
            return self.end_line()
        while self.stack and tag in ENDED_BY.get(self.stack[-1][0], ()):
            self.close(len(self.stack) - 1)
        if tag in ("td", "th") and self.pending:
            self.pending.append("\t")
        self.boundary(tag)
        if tag in VOID or tag == "body" or tag == "html":
            return None
        hidden = tag in LEFT_OUT or "hidden" in attrs or bool(HIDDEN.search(attrs.get("style", "")))
        picture = tag == "figcaption" or bool(PICTURE.search(attrs.get("class", "")))
        outer = self.stack[-1] if self.stack else (None, False, False)
        self.stack.append((tag, hidden or outer[1], picture or outer[2]))
        return None

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False
        depth = next((at for at in range(len(self.stack) - 1, -1, -1) if self.stack[at][0] == tag), None)
        if depth is not None:
            self.close(depth)

    def close(self, depth):
        while len(self.stack) > depth:
            self.boundary(self.stack[-1][0])
            self.stack.pop()

    # The lines ----------------------------------------------------------
    def boundary(self, tag):
        if tag in BLOCK:
            self.end_line()
            self.gap = self.gap or tag in APART

    def end_line(self):
        text = "".join(self.pending)
        text = "\t".join(part for part in (re.sub(r"[ \n\r\f\v\xa0\x1c-\x1f\x85\u2028\u2029]+", " ", cell).strip() for cell in text.split("\t")) if part)
        if text:
            names, picture = self.place
            self.lines.append(Line(text, self.gap, names, names[-1:] == ("h1",) or "h1" in names, picture))
            self.gap = False
        self.pending = []

    def handle_data(self, data):
        if self.in_title:
            self.title += data
        if self.stack and self.stack[-1][1]:
            return
        if data.strip() and not any(part.strip() for part in self.pending):
            self.place = (tuple(name for name, _, _ in self.stack), bool(self.stack and self.stack[-1][2]))
        self.pending.append(data.replace("\t", " "))


def read(page):
    """The lines of a page, its <title>, and its meta values."""
    reader = Reader()
    reader.feed(page)
    reader.close(0) if reader.stack else None
    reader.end_line()
    return reader.lines, reader.title.strip(), reader.meta


def text_of(lines, gaps):
    """The text that is pasted, with blank lines where `gaps`."""
    return "".join(("\n" if gaps and line.gap and at else "") + line.text + "\n" for at, line in enumerate(lines))
