from datetime import *
from collections import deque
for s in """date(2020,1,1) + 1
1 + date(2020,1,1)
date(2020,1,1) - 1
date(2020,1,1) < 5
datetime(2020,1,1) < 5
datetime(2020,1,1) < date(2020,1,1)
datetime(2020,1,1) + datetime(2020,1,1)
time(1) < 5
time(1) + time(2)
timedelta(1) < 5
timedelta(1) + 5
timedelta(1) * 'a'
timedelta(1) / 'a'
timedelta(1) % 3
timedelta(1) // 'x'
date()
date(1)
date('a',1,1)
date(2020,13,1)
date(2020,2,30)
date(0,1,1)
datetime(2020,1,1,25)
datetime(2020,1,1,tzinfo=5)
time(25)
time(1,tzinfo=4)
timedelta('a')
timedelta(days=10**10)
timezone(5)
timezone(timedelta(days=2))
timezone(timedelta(1), 5)
date.fromisoformat(5)
date.fromisoformat('x')
datetime.fromisoformat('x')
time.fromisoformat('x')
datetime.strptime('a','b')
datetime.combine(1,2)
date.today().replace(year=0)
date.fromordinal(0)
date.fromtimestamp('a')
datetime.fromtimestamp(1, tz=5)
len(date(1,1,1))
date(1,1,1)[0]
date(1,1,1).nope
datetime.now().nope
timedelta(1).nope
date(1,1,1)()
type(date(1,1,1)).__name__
date.__module__
iter(timedelta(1))
int(timedelta(1))
'a' + date(1,1,1)
[1] + timedelta(1)
sorted([date(1,1,1), 3])
sum([timedelta(1)])
max(datetime.now(), date.today())
datetime.now() - 5
datetime(2020,1,1,tzinfo=timezone.utc) - datetime(2020,1,1)
datetime(2020,1,1,tzinfo=timezone.utc) < datetime(2020,1,1)
date(1,1,1).x
setattr(date(1,1,1),'x',1)
setattr(date(1,1,1),'year',1)
setattr(timedelta(1),'days',1)
f"{date(1,1,1):%Y}"
"%d" % timedelta(1)
range(timedelta(1))
date(2020,1,1).strftime(5)
date(2020,1,1).__format__(5)
isinstance(3, date)
datetime(2020,1,1).astimezone(5)
datetime(2020,1,1).isoformat(5)
datetime(2020,1,1).isoformat(timespec='x')
datetime(1,1,1) - timedelta(1)
date(9999,12,31) + timedelta(1)
timedelta(1) / 0
timedelta(1) // timedelta(0)
timedelta(1) % timedelta(0)
tzinfo().utcoffset(None)
tzinfo().tzname(None)
date.fromisocalendar(2020,60,1)
date.fromisocalendar(2020,1,8)
timezone.utc.utcoffset(5)
timezone.utc.fromutc(5)
timezone.utc.fromutc(datetime(2020,1,1))
class_ = type('D', (date,), {})(2020,1,1)
timedelta.max + timedelta(1)
-timedelta.min
datetime.max + timedelta(1)
hash(date(1,1,1)) == hash(date(1,1,1))
deque() + 1
deque()[0]
deque < 3""".splitlines():
    try: print(s, '->', eval(s))
    except Exception as e: print(s, '->', type(e).__name__, e)
