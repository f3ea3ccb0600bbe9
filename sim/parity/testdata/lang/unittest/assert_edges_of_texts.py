import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertStartsWith('abc','x')
t.assertStartsWith('abc',('x','y'))
t.assertStartsWith(b'abc','x')
t.assertStartsWith(5,'x')
t.assertStartsWith('abc',5)
t.assertStartsWith('a'*100,'x')
t.assertStartsWith('abc', ('x', 5))
t.assertNotStartsWith('abc','a')
t.assertNotStartsWith('abc',('a','b'))
t.assertNotStartsWith(b'abc','x')
t.assertNotStartsWith(5,'x')
t.assertEndsWith('abc','x')
t.assertEndsWith('abc',('x','y'))
t.assertNotEndsWith('abc','c')
t.assertNotEndsWith('abc',('x','c'))
t.assertEndsWith('abc',b'x')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
