"""Static files in production: compressed, and named by content so that they never go stale."""

from __future__ import annotations

from whitenoise.storage import (  # type: ignore[import-untyped]  # it carries no types
    CompressedManifestStaticFilesStorage,
)

CSS_ONLY = "*.css"


class Files(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # as above
    """Names files by content; scripts of others keep their note of a map we do not ship."""

    patterns = tuple(
        (names, found)
        for names, found in CompressedManifestStaticFilesStorage.patterns
        if names == CSS_ONLY
    )
