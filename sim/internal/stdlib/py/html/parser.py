"""HTML taken apart: a parser calls a method for every tag and piece of text.

HTMLParser keeps what has arrived and is not understood yet. Each step looks at
what stands at the start of it and either takes it, or waits for more."""

import re
from _markupbase import ParserBase
from html import unescape

__all__ = ['HTMLParser']

_TAG_NAME = re.compile(r'[a-zA-Z][^\t\n\r\f />]*')
_ATTRIBUTE = re.compile(r'''[\t\n\r\f /]*([^\t\n\r\f />][^\t\n\r\f /=>]*)'''
                        r'''(?:[\t\n\r\f ]*=[\t\n\r\f ]*(?:'([^']*)'|"([^"]*)"|((?!['"])[^\t\n\r\f >]*)))?''')
_TAG_END = re.compile(r'[\t\n\r\f /]*?(/?)>')
_OPEN_VALUE = re.compile(r'[\t\n\r\f ]*=')
_REFERENCE = re.compile(r'&(?:#([0-9]+|[xX][0-9a-fA-F]+)|([a-zA-Z][-.a-zA-Z0-9]*))(;?)')
_RAW = {'script', 'style', 'xmp', 'iframe', 'noembed', 'noframes'}
_RAW_WITH_REFERENCES = {'textarea', 'title'}


class HTMLParser(ParserBase):
    """Subclasses say what to do with what is found in handle_... methods."""

    CDATA_CONTENT_ELEMENTS = ('script', 'style', 'xmp', 'iframe', 'noembed', 'noframes')
    RCDATA_CONTENT_ELEMENTS = ('textarea', 'title')

    def __init__(self, *, convert_charrefs=True, scripting=False):
        super().__init__()
        self.convert_charrefs, self.scripting = convert_charrefs, scripting
        self.reset()

    def reset(self):
        super().reset()
        self.rawdata = ''
        self.lasttag = '???'
        self._raw = None        # the element whose content is text alone
        self._tag_text = None

    def feed(self, data):
        self.rawdata += data
        self._advance(final=False)

    def close(self):
        self._advance(final=True)

    def get_starttag_text(self):
        return self._tag_text

    # What subclasses override.

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_data(self, data):
        pass

    def handle_entityref(self, name):
        pass

    def handle_charref(self, name):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass

    # How it is found.

    def _advance(self, final):
        """Take from the start of the text what is complete."""
        while self.rawdata:
            taken = self._raw_text(final) if self._raw else self._step(final)
            if not taken:
                return
            self.updatepos(0, taken)
            self.rawdata = self.rawdata[taken:]

    def _step(self, final):
        """Handle what comes first; how many characters it took, 0 to wait."""
        text = self.rawdata
        if text[0] == '<':
            taken = self._markup(text, final)
            if taken is not None:
                return taken
            self.handle_data('<')
            return 1
        if self.convert_charrefs:
            return self._plain(text, final)
        return self._plain_with_references(text, final)

    def _plain(self, text, final):
        end = text.find('<')
        if end < 0:
            end = len(text)
            # A reference may be cut off at the end of what has arrived.
            amp = text.rfind('&', max(0, end - 34))
            if not final and amp >= 0 and not re.search(r'[\t\n\r\f ;]', text[amp:]):
                return 0
        self.handle_data(unescape(text[:end]))
        return end

    def _plain_with_references(self, text, final):
        if text[0] != '&':
            end = re.search('[&<]', text)
            end = end.start() if end else len(text)
            self.handle_data(text[:end])
            return end
        m = _REFERENCE.match(text)
        if not m:
            if len(text) == 1 and not final:
                return 0
            self.handle_data('&')
            return 1
        if m.end() == len(text) and not m[3] and not final:
            return 0
        if m[1]:
            self.handle_charref(m[1])
        else:
            self.handle_entityref(m[2])
        return m.end()

    def _raw_text(self, final):
        """The content of an element such as script, up to its end tag."""
        m = re.search(rf'</{self._raw}(?=[\t\n\r\f />])', self.rawdata, re.IGNORECASE)
        if not m and not final:
            return 0
        end = m.start() if m else len(self.rawdata)
        self._raw, raw = None, self._raw
        content = self.rawdata[:end]
        if raw in _RAW_WITH_REFERENCES and self.convert_charrefs:
            content = unescape(content)
        elif raw in _RAW_WITH_REFERENCES:
            while content:
                content = content[self._plain_with_references(content, True):]
        if content:
            self.handle_data(content)
        return end or self._step(final)

    def _markup(self, text, final):
        """A tag, comment or declaration; None if < is but text."""
        if text.startswith('<!--'):
            return self._comment(text, final)
        if text.startswith(('<!', '<?')):
            return self._declaration(text, final)
        if text.startswith('</'):
            return self._end_tag(text, final)
        if _TAG_NAME.match(text, 1):
            return self._start_tag(text, final)
        if text == '<' and not final:
            return 0
        return None

    def _comment(self, text, final):
        m = re.compile(r'--!?>').search(text, 4) if not re.match(r'<!--(-?>)', text) else re.compile('-?>').match(text, 4)
        if m:
            self.handle_comment(text[4:m.start()])
            return m.end()
        if not final:
            return 0
        self.handle_comment(re.sub('--?!?$', '', text[4:]))
        return len(text)

    def _declaration(self, text, final):
        closing = ']]>' if text.startswith('<![CDATA[') else '>'
        end = text.find(closing)
        if end < 0:
            if not final:
                return 0
            end = len(text)
        inside, taken = text[2:end], min(end + len(closing), len(text))
        if text[1] == '?':
            self.handle_pi(inside)
        elif inside[:7].lower() == 'doctype':
            self.handle_decl(inside)
        elif closing == ']]>':
            self.unknown_decl(inside[1:])
        else:
            self.handle_comment(inside)
        return taken

    def _start_tag(self, text, final):
        name = _TAG_NAME.match(text, 1)
        attrs, m = _attributes(text, name.end())
        if not m:
            return len(text) if final else 0
        end = m.end()
        tag = self.lasttag = name[0].lower()
        self._tag_text = text[:end]
        if m[1]:
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in _RAW or tag in _RAW_WITH_REFERENCES or tag == 'noscript' and self.scripting:
                self._raw = tag
        return end

    def _end_tag(self, text, final):
        name = _TAG_NAME.match(text, 2)
        if not name:
            if len(text) == 2:
                if final:
                    self.handle_data(text)
                return 2 if final else 0
            end = text.find('>')
            if end == 2:
                return 3
            if end < 0:
                return len(text) if final else 0
            self.handle_comment(text[2:end])
            return end + 1
        _, m = _attributes(text, name.end())
        if not m:
            return len(text) if final else 0
        self.handle_endtag(name[0].lower())
        return m.end()


def _attributes(text, at):
    """The attributes of a tag, and the match of its end, None if it has none yet."""
    attrs = []
    while not (m := _TAG_END.match(text, at)):
        a = _ATTRIBUTE.match(text, at)
        if not a or a.end() == len(text) or a[2] is a[3] is a[4] and _OPEN_VALUE.match(text, a.end()):
            return attrs, None
        value = next((v for v in a.group(2, 3, 4) if v is not None), None)
        attrs.append((a[1].lower(), value and unescape(value)))
        at = a.end()
    return attrs, m
