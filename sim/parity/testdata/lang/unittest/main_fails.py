import unittest


class T(unittest.TestCase):
    def test(self):
        print("runs")
        self.assertTrue(0)


if __name__ == "__main__":
    unittest.main()
