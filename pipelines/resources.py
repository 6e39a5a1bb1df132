"""Settings to the resources that assets are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assets.resources import Reader, Storage

if TYPE_CHECKING:
    from dagster import ConfigurableResource

    from assets.settings import Settings


def resources(settings: Settings) -> dict[str, ConfigurableResource]:
    """Return the resources by the name that assets ask for."""
    return {
        "storage": Storage(
            root=settings.home,
            keep_builds=settings.keep_builds,
            most_rejects=settings.most_rejects,
            may_shrink=settings.may_shrink,
        ),
        "reader": Reader(spacy_model=settings.spacy_model),
    }
