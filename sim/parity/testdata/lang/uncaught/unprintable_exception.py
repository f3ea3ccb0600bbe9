class E(Exception):
    def __str__(self):
        raise RuntimeError("in str")


raise E
