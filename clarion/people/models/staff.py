"""A person who signs in. What they may do depends on the office they are in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class StaffManager(BaseUserManager["Staff"]):
    """Makes people; there are no superusers."""

    def create_user(self, *, email: str, name: str, password: str | None = None) -> "Staff":
        """Make a person who can sign in with an e-mail address."""
        staff = self.model(email=self.normalize_email(email).lower(), name=name)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff

    def get_by_natural_key(self, username: str | None) -> "Staff":
        """Find by e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class Staff(AbstractBaseUser):
    """A person with an e-mail address, a name and a password."""

    id = models.BigAutoField(primary_key=True)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)

    objects = StaffManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def get_full_name(self) -> str:
        """Return the name that colleagues know."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name that colleagues know."""
        return self.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions are not used: powers belong to roles in offices."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """Django's own permissions are not used."""
        return False

    def __str__(self) -> str:
        """Return the name."""
        return self.name
