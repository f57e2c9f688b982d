"""Rates as banks published them, how they were revised, and how the banks are asked."""

from django.db import models

from dateline.archive.models import Edition, Version

_DIGITS = 40


class Rate(models.Model):
    """``units`` of ``currency`` cost ``price`` of ``base``: decimals as text, since SQLite would make them floats."""

    bank = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    day = models.DateField()
    units = models.CharField(max_length=_DIGITS)
    price = models.CharField(max_length=_DIGITS)
    base = models.CharField(max_length=3)
    origin = models.CharField(max_length=300)
    """The address or the file it came from."""
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("bank", "currency", "day"), name="one_rate_a_day"),)
        indexes = (models.Index(fields=("bank", "day"), name="rates_of_day"),)

    def __str__(self) -> str:
        return f"{self.bank} {self.day} {self.currency}"


class Revision(models.Model):
    """A rate that was here and was replaced by another for the same day."""

    bank = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    day = models.DateField()
    units_before = models.CharField(max_length=_DIGITS)
    price_before = models.CharField(max_length=_DIGITS)
    units = models.CharField(max_length=_DIGITS)
    price = models.CharField(max_length=_DIGITS)
    origin = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.bank} {self.day} {self.currency}"


class BankVisit(models.Model):
    """How a bank is doing."""

    bank = models.CharField(max_length=8, unique=True)
    next_at = models.DateTimeField()
    visited_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    """In a row."""
    error = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.bank


class Display(models.Model):
    """What an edition shows of rates. Without one, and where a field is empty, `dateline.markets.choice` chooses."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="rates")
    bank = models.CharField(max_length=8, blank=True)
    pairs = models.CharField(max_length=100, blank=True)
    """Of the header strip: ``USD/RUB EUR/RUB``."""
    note = models.CharField(max_length=200, blank=True)
    """Shown to readers wherever the rates are."""

    def __str__(self) -> str:
        return self.edition.code


class KeptRates(models.Model):
    """A bank's rates for a day as they were when something was published: `dateline.core.money.daily.DayRates`."""

    bank = models.CharField(max_length=8)
    base = models.CharField(max_length=3)
    day = models.DateField()
    digest = models.CharField(max_length=32)
    """Of ``written``: a revision makes another row."""
    written = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("bank", "day", "digest"), name="one_row_for_the_same_rates"),)

    def __str__(self) -> str:
        return f"{self.bank} {self.day}"


class RatesBeside(models.Model):
    """The rates of its day beside a version that states an amount of money."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="rates")
    rates = models.ForeignKey(KeptRates, on_delete=models.PROTECT, related_name="versions", db_index=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "rates"), name="rates_once_beside_a_version"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.rates_id}"
