import csv
import io


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


s = 'a,b,c\r\n1,"x, y",3\n"q""q",,"multi\nline"\n\n  sp , "d" e,f"g\n'
for row in csv.reader(io.StringIO(s)): print(row)
for row in csv.reader(s.splitlines(True), delimiter=';', quotechar="'"): print(row)
for row in csv.reader(["a, b,'c d'", "1|2"], skipinitialspace=True, quotechar="'"): print(row)
for row in csv.reader(['1,"2",3.5'], quoting=csv.QUOTE_NONNUMERIC): print(row)
for row in csv.reader(['a\\,b,c', '"x\\"y"'], escapechar='\\'): print(row)
attempt(list, csv.reader([1]))
attempt(list, csv.reader(['"abc'], strict=True))
attempt(list, csv.reader(['"abc']))
attempt(list, csv.reader(['"a"b'], strict=True))
attempt(list, csv.reader(["a\rb"]))
attempt(list, csv.reader(["a,b"], quoting=csv.QUOTE_NONNUMERIC))
for kw in ({}, dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(delimiter='\t'), dict(quoting=csv.QUOTE_NONE, escapechar='\\'), dict(lineterminator='\n'), dict(doublequote=False, escapechar='\\'), dict(quoting=csv.QUOTE_STRINGS), dict(quoting=csv.QUOTE_NOTNULL), dict(dialect='unix'), dict(dialect='excel-tab'), dict(dialect=csv.excel)):
    o = io.StringIO(); w = csv.writer(o, **kw)
    try:
        print(w.writerow(['a', 1, 2.5, None, True, 'x,y', 'q"q', 'n\nl', ' lead', '', 'tab\t']))
        w.writerow(['']); w.writerow([]); w.writerow([None]); w.writerows([[1,2],['x']]); w.writerow('abc')
    except Exception as e: print(type(e).__name__, e)
    print(kw if 'dialect' not in kw else '', repr(o.getvalue()))
attempt(csv.writer(io.StringIO()).writerow, 5)
attempt(csv.writer, 5)
attempt(csv.reader, [], delimiter='ab')
attempt(csv.reader, [], delimiter=None)
attempt(csv.reader, [], foo=1)
attempt(csv.reader, [], dialect='zz')
attempt(csv.reader, [], quoting=9)
attempt(csv.reader, 5)
