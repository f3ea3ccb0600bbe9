import sys
import time
import unittest


class A(unittest.TestCase):
    def test_1(self):
        print("quiet while it passes")

    def test_2(self):
        print("shown: it fails")
        print("this, too", file=sys.stderr, end="")
        self.assertTrue(0)

    def test_3(self):
        time.sleep(2.5)

    def test_4(self):
        time.sleep(0.25)
        raise ValueError


def run(**options):
    print("==", options)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(A)
    return unittest.TextTestRunner(stream=sys.stdout, **options).run(suite)


run(buffer=True)
run(failfast=True)
run(durations=0)
run(durations=1, verbosity=2)
print([(name, round(seconds, 3)) for name, seconds in run(buffer=True, failfast=True).collectedDurations])
