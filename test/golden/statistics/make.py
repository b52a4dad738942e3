"""Tests, intervals and correlations by scipy, and by numpy on our own random streams.

Run: python make.py > statistics.json
"""
import hashlib
import json
import platform
import sys

import numpy as np
import scipy
import scipy.optimize
import scipy.special
import scipy.stats
import statsmodels
from statsmodels.stats.multitest import multipletests


def words(seed, name, count):
    """The first `count` words of the stream of src/random/Stream.ts: Philox4x32-10, keyed by SHA-256."""
    digest = hashlib.sha256(f"repro/random/1\n{seed}\n{name}".encode()).digest()
    k0, k1 = (np.uint64(int.from_bytes(digest[i:i + 4], "little")) for i in (0, 4))
    mask, shift = np.uint64(0xFFFFFFFF), np.uint64(32)
    c0 = np.arange((count + 3) // 4, dtype=np.uint64)
    c1, c2, c3 = (np.zeros_like(c0) for _ in range(3))
    for _ in range(10):
        first, second = np.uint64(0xD2511F53) * c0, np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (second >> shift) ^ c1 ^ k0, second & mask, (first >> shift) ^ c3 ^ k1, first & mask
        k0, k1 = (k0 + np.uint64(0x9E3779B9)) & mask, (k1 + np.uint64(0xBB67AE85)) & mask
    return np.stack([c0, c1, c2, c3], axis=1).reshape(-1)[:count].astype(np.uint32)


def signs(seed, name, draws, n):
    """One row of +1 and -1 a draw, as src/statistics/Randomisation.ts lays them out."""
    size = max(1, -(-n // 32))
    drawn = words(seed, name, draws * size).reshape(draws, size, 1)
    bits = (drawn >> np.arange(32, dtype=np.uint32)) & 1
    return 1 - 2 * bits.reshape(draws, -1)[:, :n].astype(np.int64)


def resamples(seed, name, draws, n):
    """One row of indices a draw, as src/statistics/Bootstrap.ts takes them from the halves of words."""
    drawn = words(seed, name, draws * n)
    halves = np.stack([drawn & 0xFFFF, drawn >> 16], axis=1).reshape(-1).astype(np.uint64) * np.uint64(n)
    fair = halves[(halves & np.uint64(0xFFFF)) >= 65536 % n] >> np.uint64(16)
    return fair[:draws * n].reshape(draws, n).astype(np.int64)


def rounded(values, digits=6):
    return [round(float(v), digits) for v in values]


rng = np.random.default_rng(20260314)
# Differences of 0, and the same difference more than once, as differences of measures have them.
samples = {
    "two": [0.25, -0.125],
    "small": rounded(rng.normal(0.05, 0.1, 9), 3),
    "tied": rounded(rng.choice([-0.5, -0.25, 0, 0, 0.25, 1 / 3, 1], 12), 6),
    "thirteen": rounded(rng.normal(0.03, 0.1, 13), 3),
    "fourteen": rounded(rng.normal(0.04, 0.1, 14), 3),
    "hundred": rounded(rng.normal(0.02, 0.1, 100)),
    "many": rounded(rng.choice([0, 0, 0, 1], 700) * rng.normal(0.006, 0.1, 700)),
}
SEED, NAME, DRAWS = 11, "golden", 10_000


def mean_of(x, axis=-1):
    return np.mean(x, axis=axis)


def scipy_randomisation(x, n_resamples):
    return float(scipy.stats.permutation_test(
        (np.array(x),), lambda a, axis: np.abs(np.mean(a, axis=axis)), permutation_type="samples",
        n_resamples=n_resamples, alternative="greater", vectorized=True, rng=np.random.default_rng(1)).pvalue)


def drawn_p(x):
    x = np.array(x)
    sums = signs(SEED, NAME, DRAWS, len(x)) @ x
    return float((1 + np.sum(np.abs(sums) >= abs(x.sum()) - 1e-12 * np.abs(x).sum())) / (1 + DRAWS))


def of_sample(x):
    x = np.array(x)
    n = len(x)
    t = scipy.stats.ttest_rel(x, np.zeros(n))
    exact = 2 ** n <= DRAWS
    means = x[resamples(SEED, NAME, DRAWS, n)].mean(axis=1)
    own = np.quantile(means, [0.025, 0.975])
    other = scipy.stats.bootstrap((x,), np.mean, method="percentile", n_resamples=DRAWS, vectorized=True, axis=-1,
                                  rng=np.random.default_rng(2)).confidence_interval
    # Density of bootstrap means at the ends, from quantiles half a percent to each side.
    around = np.quantile(means, [0.02, 0.03, 0.97, 0.98])
    density = [0.01 / max(around[1] - around[0], 1e-300), 0.01 / max(around[3] - around[2], 1e-300)]
    return {
        "differences": x.tolist(),
        "mean": float(x.mean()),
        "deviation": float(x.std(ddof=1)),
        "quantiles": np.quantile(x, [0, 0.1, 0.25, 0.5, 0.9, 1]).tolist(),
        "t": float(t.statistic),
        "p": float(t.pvalue),
        "interval95": [float(v) for v in t.confidence_interval(0.95)],
        "interval80": [float(v) for v in t.confidence_interval(0.8)],
        "dz": float(x.mean() / x.std(ddof=1)),
        "randomisation": {
            "isExact": exact,
            "p": scipy_randomisation(x, np.inf) if exact else drawn_p(x),
            "scipy": scipy_randomisation(x, np.inf if exact else DRAWS),
        },
        "bootstrap": {"own": own.tolist(), "scipy": [float(other.low), float(other.high)], "density": density},
    }


def of_pair(x, y):
    x, y = np.array(x, dtype=float), np.array(y, dtype=float)
    line = scipy.stats.linregress(x, y)
    return {
        "x": x.tolist(),
        "y": y.tolist(),
        "spearman": float(scipy.stats.spearmanr(x, y).statistic),
        "kendall": float(scipy.stats.kendalltau(x, y).statistic),
        "slope": float(line.slope),
        "intercept": float(line.intercept),
    }


def student():
    freedoms = [1, 2, 3, 7.5, 30, 236, 1299, 6980]
    ts = [-20, -5, -1.96, -0.3, 1e-3, 0, 0.7, 2.5, 9]
    ps = [1e-12, 0.001, 0.025, 0.4, 0.5, 0.6, 0.975, 0.9999]
    return {
        "cumulative": [[t, v, float(scipy.stats.t.cdf(t, v))] for v in freedoms for t in ts],
        "quantile": [[p, v, float(scipy.stats.t.ppf(p, v))] for v in freedoms for p in ps],
    }


def special():
    gammas = [1e-8, 0.1, 0.5, 1, 1.5, 2, 2.5, 14.9, 15, 100, 650.5, 1e5]
    betas = [(0.2, 0.5, 0.5), (0.9, 0.5, 0.5), (0.3, 2, 5), (0.7, 2, 5), (0.99, 650, 0.5), (0.999, 650, 0.5),
             (1e-9, 3, 0.5), (0.5, 40, 40)]
    return {
        "logGamma": [[x, float(scipy.special.gammaln(x))] for x in gammas],
        "incompleteBeta": [[x, a, b, float(scipy.special.betainc(a, b, x))] for x, a, b in betas],
    }


def of_law(sizes, values):
    """The law by least squares, and profile-t intervals by fixing a parameter, fitting the others, and finding a root."""
    sizes, values = np.array(sizes, dtype=float), np.array(values)
    n = len(sizes)
    centre = np.log(np.unique(sizes)).mean()

    def residuals(theta):
        # Of a parameter fixed far off, the others may overflow on the way.
        with np.errstate(over="ignore"):
            v = np.exp(np.minimum(np.exp(theta[1]) * (theta[0] - (np.log(sizes) - centre)), 600))
        return v + theta[2] - values

    def least(fixed, at, near):
        free = [i for i in range(3) if i != fixed]

        def of_free(x):
            theta = np.zeros(3)
            theta[free] = x
            if fixed is not None:
                theta[fixed] = at
            return residuals(theta)

        found = scipy.optimize.least_squares(of_free, near[free], xtol=1e-15, ftol=1e-15, gtol=1e-15, max_nfev=5000)
        theta = near.copy()
        theta[free] = found.x
        if fixed is not None:
            theta[fixed] = at
        return 2 * found.cost, theta

    starts = [least(None, None, np.array([a, np.log(alpha), d]))
              for a in (-1, 0, 1) for alpha in (0.2, 0.6) for d in (0, values.min())]
    smallest, best = min(starts, key=lambda start: start[0])
    bound = smallest * (1 + scipy.stats.t.ppf(0.975, n - 3) ** 2 / (n - 3))

    def end(i, direction):
        near, at, step = best, best[i], 0.002 * direction
        while True:
            squares, theta = least(i, at + step, near)
            if squares > bound:
                return scipy.optimize.brentq(lambda x: least(i, x, near)[0] - bound, at, at + step, xtol=1e-14)
            at, near, step = at + step, theta, step * 1.3

    back = [lambda x: np.exp(x + centre), np.exp, lambda x: x]
    return {
        "points": [{"size": s, "value": v} for s, v in zip(sizes.tolist(), values.tolist())],
        **{name: [float(back[i](x)) for x in (best[i], end(i, -1), end(i, 1))]
           for i, name in enumerate(["A", "alpha", "delta"])},
        "rSquared": float(1 - smallest / np.sum((values - values.mean()) ** 2)),
    }


def law(sizes, seeds, parameters, noise):
    sizes = np.repeat(sizes, seeds).astype(float)
    scale, alpha, delta = parameters
    return of_law(sizes, rounded((scale / sizes) ** alpha + delta + noise * rng.normal(size=len(sizes))))


p_values = [[0.01, 0.04, 0.03, 0.005], [0.2], [0.5, 0.5, 0.6, 0.9], [0.001, 0.001, 0.04, 0.02, 0.02, 1.0]]
ties = rng.integers(0, 5, (2, 40))
golden = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "statsmodels": statsmodels.__version__,
    "seed": SEED,
    "name": NAME,
    "draws": DRAWS,
    "words": words(SEED, NAME, 6).tolist(),
    "samples": {name: of_sample(x) for name, x in samples.items()},
    "pairs": [
        of_pair([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]),
        of_pair(rounded(rng.normal(size=12), 3), rounded(rng.normal(size=12), 3)),
        of_pair(ties[0], ties[0] + ties[1]),
    ],
    "holm": [{"ps": ps, "adjusted": multipletests(ps, method="holm")[1].tolist()} for ps in p_values],
    "student": student(),
    "special": special(),
    "laws": [
        law([147e6, 277e6, 564e6, 1670e6], 3, (1e9, 0.5, 0.1), 0.02),
        law(np.geomspace(5e5, 8e7, 7).round(), 1, (3e6, 0.4, 0.2), 0.01),
        law([1e4, 1e5, 1e6, 1e7, 1e8, 1e9], 2, (1e5, 0.3, 0.1), 0.03),
    ],
}
json.dump(golden, sys.stdout)
print()
