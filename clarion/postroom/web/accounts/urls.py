"""The addresses of an office's accounts, below `/<office>/accounts/`."""

from django.urls import path

from clarion.postroom.web.accounts import accounts, connect, pace, posting, register, taken

app_name = "accounts"
urlpatterns = [
    path("", accounts.accounts, name="accounts"),
    path("register/", register.register, name="register"),
    path("register.csv", register.download, name="register_csv"),
    path("new/", connect.choose, name="choose"),
    path("new/<slug:network>/", connect.connect, name="connect"),
    path("<int:account_id>/", accounts.account, name="account"),
    path("<int:account_id>/register/", register.enter_account, name="enter_account"),
    path("<int:account_id>/posting/", posting.posting, name="posting"),
    path("posting/<int:rule_id>/agree/", posting.agree, name="agree_to_rule"),
    path("posting/<int:rule_id>/drop/", posting.drop, name="drop_rule"),
    path("<int:account_id>/pace/", pace.pace, name="pace"),
    path("<int:account_id>/taken/", taken.taken, name="taken"),
    path("<int:account_id>/mend/", accounts.mend, name="mend"),
    path("<int:account_id>/disconnect/", accounts.disconnect, name="disconnect"),
    path("<int:account_id>/gaps/<int:gap_id>/seen-to/", accounts.see_to_gap, name="see_to_gap"),
]
