from html.parser import HTMLParser


class P(HTMLParser):
    def handle_starttag(self, tag, attrs): print("start", tag, attrs, self.getpos(), repr(self.get_starttag_text()))
    def handle_endtag(self, tag): print("end", tag, self.getpos())
    def handle_data(self, d): print("data", repr(d))
    def handle_comment(self, d): print("comment", repr(d))
    def handle_decl(self, d): print("decl", repr(d))
    def handle_pi(self, d): print("pi", repr(d))
    def unknown_decl(self, d): print("unknown", repr(d))
    def handle_entityref(self, d): print("entity", d)
    def handle_charref(self, d): print("char", d)
doc = '''<!DOCTYPE html>
<html><head><title>T &amp; U</title><script>if (a < b) { x("</p>"); }</script><style>a>b{}</style></head>
<body class=main id='x' data-q="1 &lt; 2" disabled>
<!-- a comment --><p>Hello &copy; <b>world</b>!<br/><img src="a.png" alt=''>
<a href="/x?a=1&b=2">link</a> a < b & c <?pi x?> <A HREF=foo>Up</A> </p ><x:y z></>
</body></html>'''
P().feed(doc); print('---'); p = P(convert_charrefs=False); p.feed(doc); p.close(); print('---')
p = P()
for i in range(0, len(doc), 7): p.feed(doc[i:i+7])
p.close()
for bad in ["<a", "<a b", "<!-- x", "</", "</a", "<!x", "<", "text <b>", "&am", "<script>x", "<![CDATA[x]]>", "<a href='x", "<!-->", "<!---->", "<!-- a --!> b", "<a/b>", "<a =b>", "<a b = c>", "</3>", "<br / >"]:
    print(bad); p = P(); p.feed(bad); p.close()

