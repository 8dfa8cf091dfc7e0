"""The room's pictures in matplotlib: for paper, for readers without JavaScript, and for notebooks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from highways.ui import COLOURS, Picture, style

from .base import load
from .explorer import drug, versus
from .records import FOREST, Trial
from .risks import rows as risk_rows

MARKERS = {"inert-placebo": "o", "midazolam": "s", "masked-by-anaesthesia": "D", "other-treatment": "^", "none": "o"}
"""The shape says what a result was compared with; a result without a comparison is hollow."""

_SAID, _RISKS = (
    json.loads(files(__package__).joinpath(f"{name}.words.en.json").read_text("utf-8"))
    for name in ("explorer", "risks")
)
FADE = (40 / 60 / 24, 1, (10, 12))
"""Days after one dose on which the gap begins, is largest, and is gone (kishimoto2016)."""


def forest(ax: Axes, trials: Iterable[Trial] | None = None, xlim: tuple[float, float] = (-18, 6)) -> None:
    """Draw mean differences on the scale MADRS on `ax`, a row a trial, from the top; a bar is a 95 % interval.

    Args:
        trials: those with ``measure="MD on MADRS"``; all of them by year when None.
        xlim: points on the scale; negative favours the drug.

    Raises:
        ValueError: a trial with another measure, which would stand on a scale that is not its own.
    """
    trials = sorted(load().trials.where(measure=FOREST), key=_year) if trials is None else list(trials)
    for y, trial in enumerate(trials):
        if trial.forest == "no":
            raise ValueError(f"{trial.id} is no difference on MADRS but {trial.measure!r}; leave it out.")
        if trial.ci_low is not None:
            ax.plot([trial.ci_low, trial.ci_high], [y, y], color=COLOURS["person"], linewidth=1.6)
        face = "none" if trial.comparator_class == "none" else COLOURS["person"]
        ax.plot(
            trial.effect,
            y,
            MARKERS[trial.comparator_class],
            color=COLOURS["person"],
            markerfacecolor=face,
            markersize=7,
        )
    ax.axvline(0, color=COLOURS["muted"], linewidth=1)
    names = [f"{trial.short}, {trial.timepoint}" for trial in trials]
    ax.set(
        xlim=xlim,
        ylim=(len(trials) - 0.4, -0.6),
        yticks=range(len(trials)),
        yticklabels=names,
        xlabel="points on MADRS",
    )
    ax.tick_params(axis="y", length=0, labelsize=9)
    ax.spines["left"].set_visible(False)
    ax.annotate(_SAID["better"], (0, 1.01), xycoords="axes fraction", fontsize=9, color=COLOURS["muted"], va="bottom")


def _year(trial: Trial) -> tuple[int, str]:
    return load().source(trial.key).year, trial.id


def marker_key(ax: Axes, comparators: Iterable[str] = ("inert-placebo", "midazolam", "masked-by-anaesthesia")) -> None:
    """Say below `ax` what each marker was compared with."""
    for name in comparators:
        ax.plot([], [], MARKERS[name], color=COLOURS["person"], label=_SAID["comparators"][name])
    ax.legend(fontsize=8.5, loc="upper center", bbox_to_anchor=(0.3, -0.14))


def hundred(
    ax: Axes, n: float, title: str, low: float | None = None, high: float | None = None, unseen: float = 0
) -> None:
    """Draw a hundred people on `ax`, `n` of them (0 to 100) filled in from the bottom left on.

    Args:
        low, high: the range of an estimate: paler from `low` to `n`, and faint from `n` to `high`. None for a count.
        unseen: how many more, for these hundred, were not seen at the end; they stand above with a dashed outline.
    """
    n, low, high = round(n), round(n if low is None else low), round(n if high is None else high)
    more = round(unseen)
    places = np.stack([np.arange(100 + more) % 10, np.arange(100 + more) // 10], 1) * 1.0
    places[100:, 1] += 0.4
    person = COLOURS["person"]
    for these, face, edge, line in (
        (places[:low], person, person, "-"),
        (places[low:n], to_rgba(person, 0.5), person, "-"),
        (places[n:high], to_rgba(person, 0.16), person, "-"),
        (places[high:100], "none", COLOURS["lane"], "-"),
        (places[100:], "none", COLOURS["muted"], (0, (1.5, 1.5))),
    ):
        if not len(these):
            continue
        # One path for all of them: two hundred shapes would weigh as much as the rest of a page.
        people = Path.make_compound_path(*(Path(_PERSON.vertices + at, _PERSON.codes) for at in these))
        ax.add_patch(PathPatch(people, facecolor=face, edgecolor=edge, linewidth=0.7, linestyle=line))
    top = 9.8 + (0.4 + -(-more // 10) if more else 0)
    ax.set(xlim=(-0.8, 9.8), ylim=(-0.8, top), xticks=[], yticks=[], aspect="equal")
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.set_title(title, fontsize=9.5, fontweight="normal", loc="center")


_HEAD = [(0.0, 0.42), (0.15, 0.27), (0.0, 0.12), (-0.15, 0.27)]
_BODY = [(-0.3, -0.38), (-0.18, -0.02), (0.18, -0.02), (0.3, -0.38)]
_PERSON = Path.make_compound_path(*(Path([*points, points[0]], closed=True) for points in (_HEAD, _BODY)))


def pair(axes: Iterable[Axes], trial: Trial) -> None:
    """Draw the treated and the control people of `trial` on two axes, with the range where they are an estimate.

    Those who were not seen at the end stand above the hundred who were.

    Raises:
        ValueError: the trial does not count people in both groups.
    """
    if trial.treated_pct is None or trial.control_pct is None:
        raise ValueError(
            f"{trial.id} does not count people in both groups; choose one with treated_pct and control_pct."
        )
    left, right = axes
    for ax, side, who in (
        (left, "treated", _SAID["drugs"][drug(trial)].lower()),
        (right, "control", _SAID["versus"][versus(trial)]),
    ):
        share, low, high = (getattr(trial, f"{side}_{name}") for name in ("pct", "low", "high"))
        began, seen = getattr(trial, f"{side}_n"), getattr(trial, f"{side}_seen")
        unseen = 100 * (began - seen) / seen if trial.missing and seen else 0
        title = (
            f"{who}: {share:.0f} of 100"
            if low is None
            else f"{who}: about\n{share:.0f} of 100 ({low:.0f} to {high:.0f})"
        )
        hundred(ax, share, title, low, high, unseen)


def how_long(ax: Axes) -> None:
    """Draw on `ax` after how many days half of those who had done well had lost it again, a row a study."""
    trials = [trial for trial in load().trials if trial.median_days is not None]
    trials.sort(key=lambda trial: trial.median_days)
    for y, trial in enumerate(trials):
        ax.plot([0, trial.median_days], [y, y], color=COLOURS["person"], linewidth=1.6)
        hollow = trial.comparator_class in ("none", "mixed")
        ax.plot(
            trial.median_days,
            y,
            "o",
            color=COLOURS["person"],
            markerfacecolor=COLOURS["paper"] if hollow else None,
            markersize=7,
        )
        ax.text(trial.median_days + 1.5, y, f"{_SAID['rows'][trial.id]} ({trial.short})", fontsize=8.5, va="center")
    ax.set(xlim=(0, 62), ylim=(len(trials) - 0.4, -0.6), yticks=[], xlabel=_SAID["days_axis"])
    ax.spines["left"].set_visible(False)


def comparison() -> Picture:
    """The comparison that changes, and how long it lasts: the explorer's first and last view on paper."""
    sedative, salt = load().trial("wilkinson2019"), load().trial("wilkinson2019-saline")
    with style():
        figure = plt.figure(figsize=(6.4, 5.3))
        people, days = figure.subfigures(2, 1, height_ratios=[2.4, 2.6])
        axes = people.subplots(1, 4)
        pair(axes[:2], salt)
        pair(axes[2:], sedative)
        people.suptitle("Of 100 people with mood disorders, responded a day later", fontsize=11)
        how_long(days.subplots())
        days.suptitle("Half of those who had done well had lost it again by", fontsize=11)
    return Picture(
        figure,
        "Of 100 people, about 46 (34 to 58) responded to ketamine beside 1 (0 to 11) with salt water, and about 45 (34 to 56) "
        "beside 18 (6 to 30) with a sedative. The lighter figures are these ranges. Below: half of those who had done well had "
        "lost it again by day 14 after one drip, and by day 18 to 41 after a course.",
    )


def one_scale() -> Picture:
    """Thirteen trials on one depression scale: the explorer's second view on paper."""
    with style():
        figure, ax = plt.subplots(figsize=(6.4, 5.6))
        forest(ax)
        marker_key(ax)
    return Picture(
        figure,
        "Thirteen trials with their ranges on one depression scale: seven keep clear of no difference, five include it, and "
        "one prints no range.",
    )


def risks() -> Picture:
    """Each common effect of the nasal spray beside a dummy spray, of 100 people."""
    rows = risk_rows()
    names = [_RISKS["effects"][row["id"]][0] for row in rows]
    with style():
        figure, ax = plt.subplots(figsize=(6.4, 5))
        for y, row in enumerate(rows):
            ax.plot([row["control"], row["treated"]], [y, y], color=COLOURS["lane"], linewidth=1.6, zorder=1)
            ax.text(row["treated"] + 1, y, f"{row['treated']:g} and {row['control']:g}", fontsize=9, va="center")
        ax.plot([row["treated"] for row in rows], range(len(rows)), "o", color=COLOURS["person"], label="nasal spray")
        hollow = {"markerfacecolor": COLOURS["paper"], "label": "dummy spray"}
        ax.plot([row["control"] for row in rows], range(len(rows)), "o", color=COLOURS["person"], **hollow)
        ax.set(
            xlim=(0, 50),
            ylim=(len(rows) - 0.4, -0.6),
            yticks=range(len(rows)),
            yticklabels=names,
            xlabel="of 100 people",
        )
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        ax.legend(loc="lower right")
    said = ", ".join(
        f"{name.lower()} {row['treated']:g} and {row['control']:g}" for name, row in zip(names, rows, strict=True)
    )
    return Picture(figure, f"Of 100 people with the nasal spray and of 100 with a dummy spray: {said}.")
