from urllib.parse import (
    parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, unquote_to_bytes, urldefrag, urlencode, urljoin,
    urlparse, urlsplit, urlunparse, urlunsplit,
)


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


ADDRESSES = [
    "https://user:pa%20ss@Example.COM:8042/over/there;v=1?name=ferret&x=1#nose", "http://a", "", "/p;x/q;y", "mailto:a@b.c",
    "//host/path", "path?q#f", "http://[::1]:80/", "http://[::1/", "http://a:b/", "http://a:99999", "ftp://h/p;type=a",
    "scheme:", "http:", "http:///x", "file:///etc/passwd", "http://h?q", "http://h#f", " http://h/ a\n", "x-y+z.1://h",
    "1http://h", "http://@h", "http://u@h", "http://h:", "svn+ssh://h/p", "tel:+1-2;x=3", b"http://h/p?q",
]
for url in ADDRESSES:
    for f in urlparse, urlsplit, urldefrag:
        attempt(f, url)
    try:
        parsed = urlparse(url)
        print(parsed.geturl(), parsed.hostname, parsed.username, parsed.password)
        print(parsed.port)
    except ValueError as e:
        print(e)
    try:
        print(urlunsplit(urlsplit(url)), urlunparse(urlparse(url)))
    except ValueError as e:
        print(e)

BASES = ["http://a/b/c/d;p?q", "http://a", "http://a/b/", "", "/x/y", "a/b", "mailto:x@y", "file:///d/e"]
RELATIVES = ["g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g",
             "../..", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "g/./h", "g/../h", "g;x=1/../y",
             "http:g", "https://z/1//2", "a//b", "g/."]
for base in BASES:
    print(base, [urljoin(base, relative) for relative in RELATIVES])
attempt(urljoin, "http://a", b"b")
attempt(urljoin, b"http://a/x", b"b")

for text in "a b/c", "naïve&?=#", "~._-", "", "100%", "日本", "+ +":
    print(quote(text), quote_plus(text), quote(text, safe=""), quote(text, safe=" %"), unquote(quote(text)) == text, unquote_plus(quote_plus(text)))
attempt(quote, 5)
attempt(quote, b"\xff a")
attempt(quote, "a", encoding="latin-1")
attempt(quote, b"a", encoding="latin-1")
attempt(quote, "é", encoding="ascii")
for text in "%41%zz%", "%e4%b8%ad", "%ff", "a+b", "%C3%28", b"%41":
    attempt(unquote, text)
    attempt(unquote_to_bytes, text)
attempt(unquote, "%e9", encoding="latin-1")

print(urlencode({"a": 1, "b": "x y", "c": "é&="}), urlencode([("k", "v"), ("k", None)]), urlencode({"l": [1, 2]}), urlencode({"l": [1, 2], "s": "ab", "n": 3}, doseq=True))
print(urlencode({"p": "a b/c"}, quote_via=quote), urlencode({b"k": b"\xff"}), urlencode({"p": "a/b"}, safe="/"), repr(urlencode({})))
attempt(urlencode, "abc")
attempt(urlencode, 5)
for query in "a=1&b=2&a=3", "a=&b", "a=1;b=2", "", "=x", "a=b=c&&d", "n=%C3%A9+e", b"a=1":
    attempt(parse_qs, query)
    attempt(parse_qsl, query, keep_blank_values=True)
    attempt(parse_qsl, query, strict_parsing=True)
attempt(parse_qs, "a=1;b=2", separator=";")
attempt(parse_qs, "a=1&b=2", max_num_fields=1)
attempt(parse_qs, "a=1", separator="")

result = urlparse("http://h/p?q")
print(result._replace(scheme="https", query="").geturl(), result[1], result.encode(), result == ("http", "h", "/p", "", "q", ""))
