import unittest


class T(unittest.TestCase):
    def test(self):
        print("runs")
        self.assertTrue(1)


if __name__ == "__main__":
    unittest.main()
