import unittest


class C:
    x = 1

    def __repr__(self):
        return "<C>"


t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertHasAttr(C(),'y')
t.assertNotHasAttr(C(),'x')
t.assertHasAttr(C,'y')
t.assertHasAttr(unittest,'yy')
t.assertNotHasAttr(C,'x')
t.assertNotHasAttr(unittest,'TestCase')
t.assertIsSubclass(int,str)
t.assertIsSubclass(int,(str,bytes))
t.assertIsSubclass(5,str)
t.assertNotIsSubclass(bool,int)
t.assertNotIsSubclass(bool,(int,str))
t.assertNotIsSubclass(5,int)
t.assertIsSubclass(int, 5)
t.assertIsInstance(1,(str,bytes))
t.assertNotIsInstance(1,int)
t.assertNotIsInstance(1,(int,str))
t.assertIsInstance(1, 2)
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
