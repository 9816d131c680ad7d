"""The addresses of an office's accounts, below `/<office>/accounts/`."""

from django.urls import path

from clarion.postroom.web.accounts import accounts, connect

app_name = "accounts"
urlpatterns = [
    path("", accounts.accounts, name="accounts"),
    path("new/", connect.choose, name="choose"),
    path("new/<slug:network>/", connect.connect, name="connect"),
    path("<int:account_id>/", accounts.account, name="account"),
    path("<int:account_id>/mend/", accounts.mend, name="mend"),
    path("<int:account_id>/disconnect/", accounts.disconnect, name="disconnect"),
    path("<int:account_id>/gaps/<int:gap_id>/seen-to/", accounts.see_to_gap, name="see_to_gap"),
]
