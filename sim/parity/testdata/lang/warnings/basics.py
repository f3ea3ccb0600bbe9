import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning)
    warnings.warn(UserWarning("instance"))
    print(len(w), [(str(x.message), x.category.__name__) for x in w], w[0].lineno > 0)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", RuntimeWarning)
    except RuntimeWarning as e:
        print(repr(e))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("ignore", UserWarning)
    warnings.warn("silent")
    print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("once per place")
    print(len(w), issubclass(ResourceWarning, Warning))
