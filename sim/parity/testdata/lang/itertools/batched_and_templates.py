import itertools
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
print(list(itertools.batched("abcdefg", 3)), t(lambda: list(itertools.batched("abc", 0))), t(lambda: list(itertools.batched("abcd", 3, strict=True))))
from string import Template
s = Template("$who likes ${what} $$5 $")
print(t(lambda: s.substitute(who="tim", what="x")), s.safe_substitute(who="tim"), Template("$a").get_identifiers(), Template("$a ${b}").is_valid(), s.is_valid(), t(lambda: Template("$a").substitute()))
print(Template("$a-$b").substitute({"a": 1}, b=2))
