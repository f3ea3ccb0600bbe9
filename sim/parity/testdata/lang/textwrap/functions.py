import textwrap
t = "The quick brown fox jumps over the lazy dog, again and again, until it is tired."
print(textwrap.fill(t, 20)); print(textwrap.wrap(t, 30)); print(textwrap.dedent("""
    a
      b
    c
""")); print(textwrap.indent("a\n\nb", "> ")); print(textwrap.shorten(t, 30), textwrap.shorten("short", 10), textwrap.fill("a b", 1), textwrap.wrap("averyverylongword x", 6), textwrap.wrap("x", 5, initial_indent="* ", subsequent_indent="  "), textwrap.wrap("", 5), textwrap.shorten(t, 20, placeholder="..."))
