import unittest

unittest.main(argv=["prog", "--nonsense"])
