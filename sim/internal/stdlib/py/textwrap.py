"""Filling and indenting paragraphs."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_BLANKS = '\t\n\x0b\x0c\r '


class TextWrapper:
    """Breaks text into lines of limited width, by its attributes."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """Split into blanks and what must not be broken."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join(' ' if c in _BLANKS else c for c in text)
        chunks, start = [], 0
        for i in range(1, len(text) + 1):
            if i == len(text) or (text[i] in _BLANKS) != (text[i - 1] in _BLANKS):
                part = text[start:i]
                chunks += [part] if part[0] in _BLANKS or not self.break_on_hyphens else _hyphenated(part)
                start = i
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == ' ' and _ends_sentence(chunks[i]):
                    chunks[i + 1] = '  '
        return chunks

    def _cut(self, chunks, line, length, width):
        """Put as much of a chunk that is too long for any line as fits."""
        room = max(width - length, 1 if not line else 0) if width >= 1 else 1
        if self.break_long_words:
            chunk, at = chunks[0], room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind('-', 0, room)
                if hyphen > 0 and any(c != '-' for c in chunk[:hyphen]):
                    at = hyphen + 1
            line.append(chunk[:at])
            chunks[0] = chunk[at:]
        elif not line:
            line.append(chunks.pop(0))

    def wrap(self, text):
        """The lines of a paragraph."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines, chunks = [], self._chunks(text)
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[0].strip():
                del chunks[0]
            line, length = [], 0
            while chunks and length + len(chunks[0]) <= width:
                length += len(chunks[0])
                line.append(chunks.pop(0))
            if chunks and len(chunks[0]) > width:
                self._cut(chunks, line, length, width)
            if self.drop_whitespace and line and not line[-1].strip():
                line.pop()
            if not line:
                continue
            if self._may_add(lines, chunks, line, width):
                lines.append(indent + ''.join(line))
            else:
                self._shorten(lines, line, indent, width)
                break
        return lines

    def _may_add(self, lines, chunks, line, width):
        """Say whether a line is within max_lines, or the very last of the text."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        nothing_left = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return nothing_left and sum(map(len, line)) <= width

    def _shorten(self, lines, line, indent, width):
        """End the last line with the placeholder."""
        while line:
            if line[-1].strip() and sum(map(len, line)) + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        """The paragraph as one text."""
        return '\n'.join(self.wrap(text))


def _ends_sentence(word):
    word = word.rstrip('"\'')
    return len(word) > 1 and word[-1] in '.!?' and word[-2].islower()


def _is_letter(c):
    return c.isalpha() or c == '_'


def _hyphenated(word):
    """Split a word behind the hyphens between letters, and around long dashes."""
    parts, start, i = [], 0, 0
    while i < len(word):
        if word[i] != '-':
            i += 1
            continue
        end = i
        while end < len(word) and word[end] == '-':
            end += 1
        before, after = word[start:i], word[end:]
        if end - i > 1:
            if before and after and (before[-1].isalnum() or before[-1] in '_!"\'&.,?') and (
                    after[0].isalnum() or after[0] == '_'):
                parts += [before, word[i:end]]
                start = end
        elif len(before) > 1 and _is_letter(before[-1]) and _is_letter(before[-2]) and \
                len(after) > 1 and _is_letter(after[0]) and (_is_letter(after[1]) or after[1] == '-'):
            parts.append(word[start:end])
            start = end
        i = end
    return parts + [word[start:]] if start < len(word) else parts


def wrap(text, width=70, **kwargs):
    """Break a paragraph into lines of at most width characters."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """wrap(), joined by newlines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse blanks and cut the text to a width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Take away the blanks that all lines begin with."""
    if not isinstance(text, str):
        raise TypeError(f'expected str object, not {type(text).__qualname__!r}')
    lines = [line if line.strip() else '' for line in text.split('\n')]
    margin = None
    for line in lines:
        if not line:
            continue
        blank = line[:len(line) - len(line.lstrip())]
        if margin is None:
            margin = blank
        while not blank.startswith(margin):
            margin = margin[:-1]
    return '\n'.join(line[len(margin or ''):] for line in lines)


def indent(text, prefix, predicate=None):
    """Put a prefix before the lines that are not blank, or that predicate chooses."""
    chosen = predicate or (lambda line: not line.isspace())
    return ''.join(prefix + line if chosen(line) else line for line in text.splitlines(True))
