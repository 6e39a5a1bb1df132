"""Where the UI leads a reader who wants to know more: each group of assets has its page under docs/."""

import dagster as dg

PAGES = {
    "landing": "docs/operations.md#landing-files",
    "articles": "docs/ui.md#articles-and-rejects",
    "extraction": "docs/ui.md#extraction",
    "core": "docs/dictionary.md",
    "views": "docs/cookbook.md",
    "publication": "docs/operations.md#publishing",
}
"""Group → page."""


def documented(assets: dg.AssetsDefinition) -> dg.AssetsDefinition:
    """Return the assets with the path of their page among their metadata. Raises KeyError for a group without one."""
    return assets.map_asset_specs(
        lambda spec: spec.merge_attributes(metadata={"docs": dg.MetadataValue.path(PAGES[spec.group_name or ""])})
    )
