import re, asyncio, contextvars, types, itertools, sys
def g(): yield
async def c(): pass
co = c()
for o in (iter([]), iter({}), {}.keys(), g(), co, re.compile('a'), re.match('a','a'), iter(()), iter(''), iter(range(3)), sys._getframe(), re.finditer('a','a'), print, [].append, int.__add__, itertools.groupby([]), None, ..., NotImplemented, zip(), int | str, list[int], co.__await__(), slice(1)):
    try:
        r = type(o)()
        repr(r); str(r); hash(r)
        print(type(o).__name__, 'made')
    except BaseException as e: print(type(o).__name__, type(e).__name__, e)
co.close()
