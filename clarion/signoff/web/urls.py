"""The addresses of what waits for a signature, below `/<office>/signatures/`."""

from django.urls import path

from clarion.signoff.web import links, reviews, signatures

app_name = "signoff"
urlpatterns = [
    path("", signatures.signatures, name="signatures"),
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/<int:review_id>/", reviews.review, name="review"),
    path("<int:request_id>/sign/", signatures.sign, name="sign"),
    path("<int:request_id>/return/", signatures.give_back, name="give_back"),
    path("<int:request_id>/link/", links.link, name="give_link"),
]
