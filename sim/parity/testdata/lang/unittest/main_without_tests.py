import unittest


class Helper:
    def test(self):
        print("not a TestCase")


unittest.main()
