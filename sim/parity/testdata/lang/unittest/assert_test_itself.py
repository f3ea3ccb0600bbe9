import unittest

t = unittest.TestCase()
t.maxDiff = None
for source in """
t.skipTest('why')
t.id()
str(t)
repr(t)
t.shortDescription()
unittest.TestCase('nope')
t == unittest.TestCase()
hash(t)==hash(unittest.TestCase())
t.countTestCases()
t.run()
t.debug()
t()
t.enterContext(5)
t.doCleanups()
t.defaultTestResult()
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
