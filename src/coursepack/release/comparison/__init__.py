"""What a course can be compared with: a release, a Moodle backup, a course's folder; and what is another."""

from coursepack.release.comparison.compared import Compared, compared
from coursepack.release.comparison.newest import Baseline, Wished, baseline
from coursepack.release.comparison.news import News, news_of
from coursepack.release.comparison.sides import CannotCompareError, Side, side_of

__all__ = [
    "Baseline",
    "CannotCompareError",
    "Compared",
    "News",
    "Side",
    "Wished",
    "baseline",
    "compared",
    "news_of",
    "side_of",
]
