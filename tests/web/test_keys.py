"""Short keys are short, distinct, and stay when pages come and go."""

from hypothesis import given
from hypothesis import strategies as st

from coursepack.web.keys import short_keys


@given(st.lists(st.text(min_size=1), unique=True, max_size=60))
def test_keys_are_distinct(names):
    keys = short_keys(names)
    assert len(set(keys.values())) == len(names)


def test_a_key_stays_when_a_page_is_put_before_it():
    assert short_keys(["one", "two"])["two"] == short_keys(["zero", "one", "two"])["two"]
    assert all(len(key) == 3 for key in short_keys(["one", "two"]).values())
