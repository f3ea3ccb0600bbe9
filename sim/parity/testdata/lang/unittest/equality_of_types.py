import unittest


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        return self.cents == other.cents

    def __repr__(self):
        return f"Money({self.cents})"


class T(unittest.TestCase):
    def setUp(self):
        self.addTypeEqualityFunc(Money, self.same_money)
        self.addTypeEqualityFunc(int, "assertNearby")

    def same_money(self, a, b, msg=None):
        if a != b:
            raise self.failureException(self._formatMessage(msg, f"{a.cents} cents are not {b.cents}"))

    def assertNearby(self, a, b, msg=None):
        if abs(a - b) > 1:
            self.fail(f"{a} is far from {b}")

    def test_money(self):
        self.assertEqual(Money(1), Money(2), "change")

    def test_ints(self):
        self.assertEqual(1, 2)
        self.assertEqual(1, 3)

    def test_plain(self):
        self.assertEqual(True, 2)


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
for test, text in result.failures:
    print(test.id(), text.splitlines()[-1])


class Short(unittest.TestCase):
    longMessage = False
    maxDiff = 10
    failureException = RuntimeError


for message in None, "mine":
    try:
        Short().assertEqual([1, 2], [1, 3], message)
    except RuntimeError as e:
        print(e)
