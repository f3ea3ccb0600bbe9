import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertMultiLineEqual('a\\nb\\n','a\\nb')
t.assertMultiLineEqual('a','a\\n')
t.assertMultiLineEqual('','a')
t.assertMultiLineEqual('a','')
t.assertMultiLineEqual(1,'a')
t.assertMultiLineEqual('a',1)
t.assertEqual('hello world','hello wurld', 'msg')
t.assertEqual('x'*100+'y','x'*100+'z')
t.assertEqual('a'*50+'y'*50,'a'*50+'z'*50)
t.assertRegex('abc','x')
t.assertNotRegex('abc','b')
t.assertRegex('abc','')
t.assertNotRegex('abc','')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
