assert True, "never seen"
for f in (lambda: 1, lambda: 0):
    try:
        assert f(), f"wanted truth, got {f()!r}"
        print("fine")
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert []
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert 1 == 2, (1, 2)
except AssertionError as e:
    print(e, e.args)
