import time

print(time.time(), time.monotonic(), time.perf_counter(), time.time_ns(), time.monotonic_ns())
time.sleep(1.5)
print(time.time(), time.monotonic(), time.perf_counter(), time.process_time())
time.sleep(0)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
start = time.perf_counter()
time.sleep(0.25)
print(f"{time.perf_counter() - start:.2f}s", time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400 * 365).tm_year, time.gmtime(1e9)[:6], time.asctime(time.gmtime(0)), time.mktime(time.gmtime(1e9)))
print(time.strftime("%a %b %d %j %p %I %y %%", time.gmtime(1767225600)), time.strptime("2024-02-29 10:20:30", "%Y-%m-%d %H:%M:%S")[:6], time.ctime(0), time.gmtime(0).tm_wday, time.gmtime(0)._fields if hasattr(time.gmtime(0), "_fields") else "")
