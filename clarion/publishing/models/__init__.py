"""Campaigns, slots, series; statements, their editions and versions, and each rendition of them."""

from clarion.publishing.models.campaign import Campaign
from clarion.publishing.models.comment import Comment
from clarion.publishing.models.edition import Edition, Override, Version
from clarion.publishing.models.handover import Handover
from clarion.publishing.models.picture import Illustration, Picture
from clarion.publishing.models.rendition import Rendition
from clarion.publishing.models.series import Occurrence, Series
from clarion.publishing.models.slot import Slot
from clarion.publishing.models.statement import Statement
from clarion.publishing.models.template import Template
from clarion.publishing.models.translation import Translation

__all__ = [
    "Campaign",
    "Comment",
    "Edition",
    "Handover",
    "Illustration",
    "Occurrence",
    "Override",
    "Picture",
    "Rendition",
    "Series",
    "Slot",
    "Statement",
    "Template",
    "Translation",
    "Version",
]
