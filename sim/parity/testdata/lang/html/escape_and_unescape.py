import html


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for x in ["&lt;p&gt; &amp;amp; &copy; &copy2 &notit; &notin; &#65; &#x41; &#xZZ; &#128; &#0; &#1114112; & &x; &amp &ampx &AMP &#13; &#38;lt; &frac12 &nbsp;| &bogus; &NotEqualTilde; &#xD800; &#11; &hearts", "plain"]:
    print(ascii(html.unescape(x)))
print(html.escape("<a href=\"x\">'&'</a>"), html.escape("<'\">", quote=False))
