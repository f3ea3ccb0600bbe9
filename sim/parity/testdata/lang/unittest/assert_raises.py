import unittest


class C:
    x = 1

    def __repr__(self):
        return "<C>"


t = unittest.TestCase()
t.maxDiff = None
for source in """
t.assertRaises(ValueError,int,'1')
t.assertRaises((ValueError,KeyError),int,'1')
t.assertRaises(5)
t.assertRaises(ValueError,int,'x')
t.assertRaises(ValueError,lambda: 1)
t.assertRaises(ValueError,C(),1)
t.assertRaises(ValueError, foo=1)
t.assertRaisesRegex(ValueError,'foo',int,'x')
t.assertRaisesRegex(ValueError,'lit',int,'x')
t.assertRaises(KeyError,int,'x')
t.assertRaises(5,int,'x')
t.assertRaisesRegex(5,'x')
""".strip().splitlines():
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
