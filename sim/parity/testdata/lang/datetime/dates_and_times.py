from datetime import *
d = date(2024, 2, 29); t = time(10, 5, 3, 250); dt = datetime(2024, 2, 29, 13, 14, 15, 16)
print(d, t, dt, repr(d), repr(dt), repr(t), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.replace(day=1), d.toordinal(), date.fromordinal(1), date.fromisoformat("2024-12-31"), d.strftime("%d/%m/%y %A %B %j %U"), d.ctime(), d + timedelta(days=1), d - date(2024, 1, 1), d < date(2025, 1, 1), date.min, date.max)
print(dt.date(), dt.time(), dt.isoformat(), dt.isoformat(" ", "seconds"), dt.strftime("%Y-%m-%dT%H:%M:%S.%f %p %I"), datetime.strptime("01 Mar 2023 04:05 PM", "%d %b %Y %I:%M %p"), datetime.fromisoformat("2024-01-02T03:04:05+02:00"), dt + timedelta(hours=12, minutes=-5), dt - datetime(2024, 1, 1), datetime.combine(d, t), dt.replace(hour=0, microsecond=0), dt.timetuple()[:6], datetime.fromtimestamp(0, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), f"{dt:%H:%M}", dt == datetime(2024, 2, 29, 13, 14, 15, 16))
td = timedelta(days=1, hours=2, seconds=3, microseconds=4)
print(td, repr(td), td.total_seconds(), td.days, td.seconds, td * 2, td / 2, td // timedelta(hours=1), td % timedelta(hours=1), -td, abs(-td), timedelta(weeks=1), timedelta(milliseconds=1500), timedelta(0), bool(timedelta(0)), td > timedelta(days=1), divmod(td, timedelta(hours=5)), timedelta(days=-1, hours=1), sum([td, td], timedelta()), timedelta(hours=25.5), str(timedelta(days=2)))
tz = timezone(timedelta(hours=5, minutes=30), "IST"); a = datetime(2024, 1, 1, 12, tzinfo=tz)
print(a, a.astimezone(timezone.utc), a.utcoffset(), a.tzname(), repr(timezone.utc), tz, a == datetime(2024, 1, 1, 6, 30, tzinfo=timezone.utc), a.isoformat(), a.strftime("%z %Z"), UTC is timezone.utc)
print(date.today())
for f in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: time(25), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("2024-1-1"), lambda: a - dt, lambda: a < dt, lambda: d + 5, lambda: date("x"), lambda: d < dt if False else d + d, lambda: datetime(2024, 1, 1, 24), lambda: date.max + timedelta(1), lambda: timedelta(days=10 ** 10), lambda: datetime.strptime("2024-01-01 x", "%Y-%m-%d"), lambda: datetime.fromisoformat("nope")):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
