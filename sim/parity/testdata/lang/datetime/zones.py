from datetime import *


class Summer(tzinfo):
    """An hour ahead of UTC, two in July."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if dt is not None and dt.month == 7 else timedelta(0)

    def tzname(self, dt):
        return "CEST" if self.dst(dt) else "CET"


class Unknown(tzinfo):
    def utcoffset(self, dt): return None
    def dst(self, dt): return None
    def tzname(self, dt): return None


here = Summer()
for month in 1, 7:
    utc = datetime(2026, month, 1, 12, tzinfo=UTC)
    local = utc.astimezone(here)
    print(local, local.tzname(), local.utcoffset(), local.dst(), local == utc, hash(local) == hash(utc), local - utc, local.timetuple()[-1], local.utctimetuple()[:5])
    print(local.astimezone(timezone(timedelta(hours=-3, minutes=-30))), local.timetz(), local.replace(tzinfo=None), local.strftime("%H %z %:z %Z"), repr(local)[-10:] != "")
print(datetime(2026, 1, 1, tzinfo=Unknown()), datetime(2026, 1, 1, tzinfo=Unknown()) == datetime(2026, 1, 1), time(1, tzinfo=Unknown()))
for f in (lambda: Unknown().fromutc(datetime(2026, 1, 1, tzinfo=Unknown())), lambda: here.fromutc(datetime(2026, 1, 1)), lambda: here.fromutc(5),
          lambda: datetime(2026, 1, 1, tzinfo=UTC) < datetime(2026, 1, 1), lambda: time(1, tzinfo=UTC) < time(1), lambda: time(1, tzinfo=UTC) == time(1),
          lambda: datetime(2026, 1, 1, tzinfo=UTC) - datetime(2026, 1, 1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for offset in timedelta(0), timedelta(hours=5, minutes=30), timedelta(hours=-8), timedelta(seconds=3661), timedelta(microseconds=-1):
    zone = timezone(offset)
    print(zone, repr(zone), timezone(offset, "NAME"), repr(timezone(offset, "NAME")), zone == timezone(offset, "other"), zone is UTC)
for text in ("2026-01-02", "20260102", "2026-W01-5", "2026W015", "2026-W01", "2026-01-02T03", "2026-01-02 03:04", "20260102T030405", "2026-01-02T03:04:05.6", "2026-01-02T03:04:05,123456789",
             "2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01", "2026-01-02T03:04:05-01:30:15.5", "2026-01-02T03:04:05.5+0130", "2026-1-2", "2026-01-02T", "2026-01-02T3", "2026-01-02T03:04:05Zx",
             "2026-02-30", "2026-01-02T25:00", "x", "", "2026-W54-1", "2026-01-02T03:04:05.", "2026-01-0203", "2026-01-02T03.5"):
    try:
        print(text, "->", repr(datetime.fromisoformat(text)))
    except ValueError as e:
        print(text, "->", e)
for text in "T03", "03:04", "030405", "03:04:05.678+01:00", "03:04:05Z", "3:04", "25:00":
    try:
        print(text, "->", repr(time.fromisoformat(text)))
    except ValueError as e:
        print(text, "->", e)
print(type(datetime.now()), datetime.now(UTC).tzinfo, type(date.today()), datetime.fromtimestamp(1.5), datetime.fromtimestamp(0, UTC), date.fromtimestamp(86400))
for d in date(2020, 12, 31), date(2021, 1, 3), date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31):
    print(d, d.isocalendar(), d.weekday(), d.isoweekday(), d.toordinal(), date.fromordinal(d.toordinal()) == d, date.fromisocalendar(*d.isocalendar()) == d, d.ctime(), d.timetuple()[:8], d.strftime("%Y|%j|%U|%W|%y|%a %b"))
t = datetime(2026, 3, 4, 5, 6, 7, 8)
print(*(t.isoformat(timespec=spec) for spec in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")), t.isoformat(" "), t.ctime())
print(t.replace(year=1, microsecond=0, tzinfo=UTC, fold=1), repr(t.replace(second=0, microsecond=0)), repr(time(1, 2)), repr(time(1, 2, 0, 5, fold=1)), repr(datetime(1, 1, 1)), f"{t:%d.%m.%Y}", f"{t}", f"{time(1):%H}")


class Mine(datetime):
    def shout(self): return str(self) + "!"


m = Mine(2026, 1, 1) + timedelta(1)
print(type(m).__name__, m.shout(), type(Mine.now()).__name__, repr(m), m.date(), Mine.combine(date(1, 2, 3), time(4)).shout())
