class A:
    class Inner(Exception):
        pass


raise A.Inner("x")
