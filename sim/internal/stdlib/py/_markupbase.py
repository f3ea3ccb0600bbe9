"""Where a parser of markup is in its text."""


class ParserBase:
    def reset(self):
        self.lineno, self.offset = 1, 0

    def getpos(self):
        """The line, from 1, and the column, from 0."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Note that the parser went from character i to j of its text."""
        lines = self.rawdata.count('\n', i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex('\n', i, j) - 1
        else:
            self.offset += j - i
        return j
