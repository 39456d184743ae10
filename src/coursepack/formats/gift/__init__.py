"""GIFT: question banks as plain text, as Moodle reads and writes it."""

from coursepack.formats.gift.read import read
from coursepack.formats.gift.seen import seen
from coursepack.formats.gift.write import write

__all__ = ["read", "seen", "write"]
