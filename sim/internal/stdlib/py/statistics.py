"""Averages, spreads and the normal distribution. Sums are exact: numbers are
added as fractions and rounded once, at the end."""

from math import erfc, exp, fabs, fsum, hypot, isqrt, log, sqrt, sumprod, tau
from operator import itemgetter

__all__ = ['NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean',
           'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode',
           'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance']


class StatisticsError(ValueError):
    pass


# Exact arithmetic. A fraction is a pair of ints; a total knows too whether a
# float took part, which makes the result one.

def _ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


class _Total:
    def __init__(self):
        self.parts = {}
        self.special = None
        self.is_float = False
        self.count = 0

    def add_all(self, values):
        for x in values:
            self.count += 1
            if isinstance(x, float):
                self.is_float = True
                if x - x != 0:
                    self.special = x if self.special is None else self.special + x
                    continue
            n, d = _ratio(x)
            self.parts[d] = self.parts.get(d, 0) + n
        return self

    def fraction(self):
        denominator = 1
        for d in self.parts:
            denominator = max(denominator, d) if max(denominator, d) % min(denominator, d) == 0 else denominator * d
        return sum(n * (denominator // d) for d, n in self.parts.items()), denominator


def _number(numerator, denominator, is_float):
    """The quotient, an int if it is one and no float took part."""
    if not is_float and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator


def _root(numerator, denominator):
    """The square root of a fraction, correctly rounded."""
    if not numerator:
        return 0.0
    shift = max(0, 2 * 54 + denominator.bit_length() - numerator.bit_length() + 2) // 2 + 1
    scaled = (numerator << 2 * shift) // denominator
    root = isqrt(scaled)
    if root * root * denominator != numerator << 2 * shift:
        root |= 1
    return root / (1 << shift)


def _data(data, what, least=1, message=None):
    values = list(data)
    if len(values) < least:
        points = 'one data point' if least == 1 else 'two data points'
        raise StatisticsError(message or f'{what} requires at least {points}')
    return values


# Averages.

def mean(data):
    """The arithmetic mean."""
    total = _Total().add_all(data)
    if not total.count:
        raise StatisticsError('mean requires at least one data point')
    if total.special is not None:
        return total.special / total.count
    n, d = total.fraction()
    return _number(n, d * total.count, total.is_float)


def fmean(data, weights=None):
    """The arithmetic mean as a float, faster."""
    values = list(map(float, data))
    if weights is None:
        if not values:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return sumprod(values, weights) / total


def geometric_mean(data):
    """The n-th root of the product."""
    logs, zero = [], False
    for x in data:
        if x > 0 or x != x:
            logs.append(log(x))
        elif x == 0:
            zero = True
            logs.append(0.0)
        else:
            raise StatisticsError('No negative inputs allowed')
    if not logs:
        raise StatisticsError('Must have a non-empty dataset')
    return 0.0 if zero else exp(fsum(logs) / len(logs))


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    values = _data(data, 'harmonic_mean')
    if weights is None:
        weights = [1] * len(values)
    else:
        weights = list(weights)
        if len(weights) != len(values):
            raise StatisticsError('Number of weights does not match data size')
    if any(x < 0 for x in values) or any(w < 0 for w in weights):
        raise StatisticsError('harmonic mean does not support negative values')
    if len(values) == 1 and values[0] >= 0:
        return values[0]
    if not sum(weights):
        raise StatisticsError('Weighted sum must be positive')
    if 0 in values:
        return 0
    n, d = _Total().add_all(w / x for x, w in zip(values, weights)).fraction()
    weight_n, weight_d = _Total().add_all(weights).fraction()
    return weight_n * d / (weight_d * n)


def _middle(data):
    values = sorted(data)
    if not values:
        raise StatisticsError('no median for empty data')
    return values, len(values) // 2


def median(data):
    """The middle value, or the mean of the two middle ones."""
    values, i = _middle(data)
    return values[i] if len(values) % 2 else (values[i - 1] + values[i]) / 2


def median_low(data):
    values, i = _middle(data)
    return values[i] if len(values) % 2 else values[i - 1]


def median_high(data):
    values, i = _middle(data)
    return values[i]


def median_grouped(data, interval=1.0):
    """The median of data that stand for the middles of intervals."""
    values, i = _middle(data)
    x = values[i]
    below = sum(v < x for v in values)
    same = values.count(x)
    interval, x = float(interval), float(x)
    return x - interval / 2.0 + interval * (len(values) / 2 - below) / same


def mode(data):
    """The most common value; of several the first."""
    counts = _counts(data)
    if not counts:
        raise StatisticsError('no mode for empty data')
    return max(counts.items(), key=itemgetter(1))[0]


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def quantiles(data, *, n=4, method='exclusive'):
    """The n-1 values that cut the data into n parts of equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    values = sorted(data)
    size = len(values)
    if size < 2:
        if size == 1:
            return values * (n - 1)
        raise StatisticsError('must have at least one data point')
    if method not in ('inclusive', 'exclusive'):
        raise ValueError(f'Unknown method: {method!r}')
    cuts = []
    for i in range(1, n):
        if method == 'inclusive':
            j, rest = divmod(i * (size - 1), n)
            low, high = values[j], values[min(j + 1, size - 1)]
        else:
            j = i * (size + 1) // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            rest = i * (size + 1) - j * n
            low, high = values[j - 1], values[j]
        cuts.append((low * (n - rest) + high * rest) / n)
    return cuts


# Spreads.

def _squares(values, center=None):
    """The exact sum of the squared distances from the mean, or from center."""
    total = _Total().add_all(values)
    if total.special is not None:
        return total.special, None, True
    if center is None:
        n, d = total.fraction()
        mean_n, mean_d = n, d * total.count
    else:
        mean_n, mean_d = _ratio(center)
    numerator = 0
    common = 1
    ratios = [_ratio(x) for x in values]
    for _, d in ratios:
        common = common * d // _gcd(common, d)
    for n, d in ratios:
        distance = n * (common // d) * mean_d - mean_n * common
        numerator += distance * distance
    return numerator, (common * mean_d) ** 2, total.is_float


def _gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def _spread(values, center, count):
    numerator, denominator, is_float = _squares(values, center)
    if denominator is None:
        return numerator
    return numerator, denominator * count, is_float


def variance(data, xbar=None):
    """The variance of a sample."""
    values = _data(data, 'variance', 2)
    return _number(*_spread(values, xbar, len(values) - 1))


def pvariance(data, mu=None):
    """The variance of a whole population."""
    values = _data(data, 'pvariance')
    return _number(*_spread(values, mu, len(values)))


def stdev(data, xbar=None):
    """The square root of the variance of a sample."""
    values = _data(data, 'stdev', 2)
    return _root(*_spread(values, xbar, len(values) - 1)[:2])


def pstdev(data, mu=None):
    """The square root of the variance of a whole population."""
    values = _data(data, 'pstdev')
    return _root(*_spread(values, mu, len(values))[:2])


# Two variables.

def _pairs(x, y, what):
    x, y = list(x), list(y)
    if len(x) != len(y):
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    return x, y


def covariance(x, y, /):
    x, y = _pairs(x, y, 'covariance')
    n = len(x)
    xbar, ybar = fsum(x) / n, fsum(y) / n
    return sumprod([a - xbar for a in x], [b - ybar for b in y]) / (n - 1)


def _ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and values[order[j]] == values[order[i]]:
            j += 1
        for k in order[i:j]:
            ranks[k] = (i + j - 1) / 2 + (1 - len(values)) / 2
        i = j
    return ranks


def correlation(x, y, /, *, method='linear'):
    """Pearson's coefficient, or with method='ranked' Spearman's."""
    x, y = _pairs(x, y, 'correlation')
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        x, y = _ranks(x), _ranks(y)
    else:
        n = len(x)
        xbar, ybar = fsum(x) / n, fsum(y) / n
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    try:
        return sumprod(x, y) / sqrt(sumprod(x, x) * sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None


def linear_regression(x, y, /, *, proportional=False):
    """The line of least squares: slope and intercept."""
    from collections import namedtuple
    x, y = _pairs(x, y, 'linear regression')
    xbar = ybar = 0.0
    if not proportional:
        xbar, ybar = fsum(x) / len(x), fsum(y) / len(y)
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    try:
        slope = (sumprod(x, y) + 0.0) / sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError('x is constant') from None
    LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution, by its mean and standard deviation."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        return cls(fmean(values), stdev(values))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def _scaled(self, x, what):
        if not self._sigma:
            raise StatisticsError(f'{what}() not defined when sigma is zero')
        return x - self._mu

    def pdf(self, x):
        distance = self._scaled(x, 'pdf')
        variance = self._sigma * self._sigma
        return exp(distance * distance / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        return 0.5 * erfc(self._scaled(x, 'cdf') / -(self._sigma * sqrt(2.0)))

    def inv_cdf(self, p):
        """The x up to which the probability is p, found by bisection."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        low, high = -40.0, 40.0
        while True:
            middle = (low + high) / 2
            if middle in (low, high):
                return self._mu + middle * self._sigma
            if 0.5 * erfc(-middle / sqrt(2.0)) < p:
                low = middle
            else:
                high = middle

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        return self._scaled(x, 'zscore') / self._sigma

    def samples(self, n, *, seed=None):
        import random
        source = random.random if seed is None else random.Random(seed).random
        return [self.inv_cdf(source()) for _ in range(n)]

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * fabs(factor))

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / fabs(divisor))

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return (self._mu, self._sigma) == (other._mu, other._sigma)

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'
