class Parser:
    def __init__(self, text):
        self.tokens, number = [], ""
        for c in text + " ":
            if c.isdigit() or c == ".":
                number += c
                continue
            if number:
                self.tokens.append(float(number))
                number = ""
            if not c.isspace():
                self.tokens.append(c)
        self.tokens.append(None)

    def take(self, *wanted):
        if self.tokens[0] in wanted:
            return self.tokens.pop(0)

    def sum(self):
        v = self.product()
        while op := self.take("+", "-"):
            v = v + self.product() if op == "+" else v - self.product()
        return v

    def product(self):
        v = self.atom()
        while op := self.take("*", "/"):
            v = v * self.atom() if op == "*" else v / self.atom()
        return v

    def atom(self):
        if self.take("("):
            v = self.sum()
            if not self.take(")"):
                raise SyntaxError("missing )")
            return v
        if self.take("-"):
            return -self.atom()
        if isinstance(self.tokens[0], float):
            return self.tokens.pop(0)
        raise SyntaxError(f"unexpected {self.tokens[0]!r}")


for e in ("1 + 2 * 3", "(1 + 2) * -3", "10 / 4 - 1", "2 *", "(1", "1 / 0"):
    try:
        print(e, "=", Parser(e).sum())
    except (SyntaxError, ZeroDivisionError) as x:
        print(e, type(x).__name__, x)
