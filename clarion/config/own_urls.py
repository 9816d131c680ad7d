"""The addresses under a name of an office's own: short links, and pages of the newsroom.

Those of the rest of the house are listed so that every page can be made; nobody gets there.
"""

from django.urls import include, path

from clarion.config import urls
from clarion.config.own_host import OWN
from clarion.newsroom.public.urls import own

urlpatterns = [path("", include((own, OWN))), *urls.urlpatterns]

handler500 = urls.handler500
