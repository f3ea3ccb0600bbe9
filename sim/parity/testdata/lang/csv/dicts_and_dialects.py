import csv
import io


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


o = io.StringIO(); w = csv.writer(o, quoting=csv.QUOTE_NONE)
attempt(w.writerow, ['a,b'])
r = csv.DictReader(io.StringIO('name,age\nbob,3\nann,4,5\nx\n\n')); print(r.fieldnames, r.line_num)
for d in r: print(d, r.line_num)
print(list(csv.DictReader(['1,2'], fieldnames=['a','b','c'], restval='?')))
o = io.StringIO(); w = csv.DictWriter(o, ['a','b'], extrasaction='ignore'); print(w.writeheader()); w.writerow({'a':1,'c':2}); w.writerows([{'b':1}]); print(repr(o.getvalue()))
attempt(csv.DictWriter(o, ['a']).writerow, {'a':1,'z':2})
attempt(csv.DictWriter, o, ['a'], extrasaction='x')
csv.register_dialect('p', delimiter='|', quoting=csv.QUOTE_ALL); o=io.StringIO(); csv.writer(o,'p').writerow([1,2]); print(repr(o.getvalue()), sorted(csv.list_dialects())); csv.unregister_dialect('p')
attempt(csv.get_dialect,'p'); print(csv.field_size_limit())
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n').delimiter, csv.Sniffer().has_header('name,n\nbob,1\nann,2\n'))
