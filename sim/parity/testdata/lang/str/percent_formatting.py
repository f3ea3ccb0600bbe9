print("%d %i %u %5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6, 7, 8))
print("%s %r %a %10s|%-10s|%.2s" % ("é", "é", "é", "right", "left", "cut"))
print("%f %.2f %10.3f|%-10.1f|%e %.3E %g %G %g %g" % (1.5, 2.345, 3.14159, 2.25, 12345.678, 0.00012, 0.0001, 1e-10, 1e20, 100000.0))
print("%x %X %#x %o %#o %c %c %%" % (255, 255, 255, 8, 8, "A", 66))
print("%(name)s is %(age)d, %(age)05.1f" % {"name": "Bob", "age": 5})
print("%*d|%-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%s" % (1,), "%s" % [1, 2], "%s %s" % ("a", (1, 2)), "%5s" % None, "%d" % 3.9, "%d" % True, "%.0f" % 0.5, "%.3s" % "abcdef", "%5.1f%%" % 12.345)
for fmt, arg in (("%d", "x"), ("%s %s", 1), ("%s", (1, 2)), ("%q", 1), ("%(a)s", {}), ("%(a)s", 5), ("%", 1), ("%c", "ab"), ("%x", 1.5), ("%d", None), ("%f", "1"), ("abc", 1), ("%*d", ("a", 1))):
    try:
        print(fmt % arg)
    except (TypeError, ValueError, KeyError) as e:
        print(fmt, arg, "->", type(e).__name__, e)
