"""Campaigns, slots, series; statements, their editions and versions, and each rendition of them."""

from clarion.publishing.models.advocate import Advice, Advocate
from clarion.publishing.models.campaign import Campaign
from clarion.publishing.models.comment import Comment
from clarion.publishing.models.edition import Edition, Looking, Override, Version
from clarion.publishing.models.guide import GuideAim, GuideEntry
from clarion.publishing.models.handover import Handover
from clarion.publishing.models.lock import Lock
from clarion.publishing.models.picture import Consent, Illustration, Picture, Subtitles
from clarion.publishing.models.rendition import Rendition
from clarion.publishing.models.series import Occurrence, Series
from clarion.publishing.models.share_count import ShareCount
from clarion.publishing.models.slot import Slot
from clarion.publishing.models.source import Source
from clarion.publishing.models.statement import Statement
from clarion.publishing.models.template import Template
from clarion.publishing.models.translation import Translation

__all__ = [
    "Advice",
    "Advocate",
    "Campaign",
    "Comment",
    "Consent",
    "Edition",
    "GuideAim",
    "GuideEntry",
    "Handover",
    "Illustration",
    "Lock",
    "Looking",
    "Occurrence",
    "Override",
    "Picture",
    "Rendition",
    "Series",
    "ShareCount",
    "Slot",
    "Source",
    "Statement",
    "Subtitles",
    "Template",
    "Translation",
    "Version",
]
