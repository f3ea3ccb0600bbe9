import unittest


class Counting(unittest.TestResult):
    def startTestRun(self): print("startTestRun")
    def stopTestRun(self): print("stopTestRun")
    def startTest(self, test): super().startTest(test); print("start", test.id())
    def stopTest(self, test): super().stopTest(test); print("stop", test.id())
    def addSuccess(self, test): print("success")
    def addError(self, test, err): super().addError(test, err); print("error", err[0].__name__, err[1])
    def addFailure(self, test, err): super().addFailure(test, err); print("failure", err[1])
    def addSkip(self, test, reason): super().addSkip(test, reason); print("skip", reason)
    def addSubTest(self, test, subtest, err): super().addSubTest(test, subtest, err); print("subtest", subtest.id(), dict(subtest.params), err and err[1])
    def addExpectedFailure(self, test, err): super().addExpectedFailure(test, err); print("expected", err[1])
    def addUnexpectedSuccess(self, test): super().addUnexpectedSuccess(test); print("unexpected")
    def addDuration(self, test, elapsed): print("duration", elapsed)


class T(unittest.TestCase):
    def defaultTestResult(self): return Counting()
    def test_a(self): pass
    def test_b(self): self.fail("b")
    def test_c(self): raise KeyError("c")
    def test_d(self): self.skipTest("d")
    def test_e(self):
        for i in range(2):
            with self.subTest(i=i):
                with self.subTest(i=i + 5, j="j"):
                    self.assertTrue(i)
    @unittest.expectedFailure
    def test_f(self): self.fail("f")
    @unittest.expectedFailure
    def test_g(self): pass


for name in unittest.defaultTestLoader.getTestCaseNames(T):
    result = T(name).run()
    print(result.testsRun, result.wasSuccessful(), len(result.failures), len(result.errors))
try:
    T("nope")
except ValueError as e:
    print(e)
