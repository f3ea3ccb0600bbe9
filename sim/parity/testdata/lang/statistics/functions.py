import statistics as st
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), st.stdev(data), st.variance(data), st.pvariance(data), st.median_low(data), st.median_high([1, 2, 3, 4]), st.multimode("aabb"), st.fmean(data), st.harmonic_mean([40, 60]), st.geometric_mean([1, 4]), st.quantiles(data), st.mean([1, 2]), st.mean([0.1, 0.2, 0.3]), st.median([1, 3, 2]), st.correlation([1, 2, 3], [1, 2, 3.5]), st.covariance([1, 2, 3], [1, 2, 4]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.median_grouped(data))
for f in (lambda: st.mean([]), lambda: st.median([]), lambda: st.mode([]), lambda: st.stdev([1]), lambda: st.mean(["a"])):
    try:
        print(f())
    except (st.StatisticsError, TypeError) as e:
        print(type(e).__name__, e)
