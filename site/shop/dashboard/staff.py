"""Accounts of staff: who may log in, in which roles, at which outlets. For administrators."""

from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shop.dashboard import access
from shop.dashboard.bilingual import dress
from shop.dashboard.roles import ROLES
from shop.dashboard.screens import CreateScreen, EditScreen, ListScreen, RecordScreen
from shop.partner.models import Partner

User = get_user_model()


class StaffAccountForm(forms.ModelForm):
    """An account. The password is set here and told to the person, who can be given a new one."""

    groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Roles"),
        queryset=Group.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    partners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Works at"),
        queryset=Partner.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    password = forms.CharField(
        label=gettext_lazy("New password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = User
        fields = ["email", "last_name", "first_name", "is_active"]

    def __init__(self, *args, read_only=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["groups"].queryset = Group.objects.filter(name__in=ROLES)
        self.fields["groups"].label_from_instance = lambda group: _(group.name)
        self.fields["partners"].queryset = Partner.objects.all()
        self.fields["is_active"].label = _("May log in")
        self.fields["is_active"].help_text = ""
        self.start_password()
        if self.instance.pk:
            self.initial["groups"] = self.instance.groups.filter(name__in=ROLES)
            self.initial["partners"] = self.instance.partners.all()
        for field in self.fields.values():
            dress(field)
            field.disabled = read_only

    def start_password(self):
        field = self.fields["password"]
        field.required = self.instance.pk is None
        field.help_text = (
            _("At least 8 characters. Left empty, the old one stays.")
            if self.instance.pk
            else _("At least 8 characters.")
        )

    def laid_out(self):
        names = ("email", "last_name", "first_name", "groups", "partners", "password", "is_active")
        return [(None, [[self[name]] for name in names])]

    def clean_email(self):
        email = self.cleaned_data["email"].strip().lower()
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(Q(email__iexact=email) | Q(username__iexact=email)).exists():
            raise forms.ValidationError(_("Another account has this e-mail."))
        return email

    def clean_password(self):
        password = self.cleaned_data["password"]
        if password:
            password_validation.validate_password(password, self.instance)
        return password

    def save(self, commit=True):
        user = self.instance
        user.username = user.email
        if self.cleaned_data["password"]:
            user.set_password(self.cleaned_data["password"])
        user.save()
        keep_roles(user=user, groups=self.cleaned_data["groups"])
        user.partners.set(self.cleaned_data["partners"])
        return user


def keep_roles(*, user, groups):
    """Sets which of the back office's roles the user has; groups of other rooms stay."""
    others = user.groups.exclude(name__in=ROLES)
    user.groups.set([*others, *groups])


class StaffList(ListScreen):
    see = act = access.ADMINISTER
    heading = gettext_lazy("Staff")
    edit_url = "dashboard:staff-edit"
    create_url = "dashboard:staff-create"
    columns = (
        (gettext_lazy("E-mail"), "email"),
        (gettext_lazy("Name"), "name"),
        (gettext_lazy("Roles"), "roles"),
        (gettext_lazy("Works at"), "outlets"),
        (gettext_lazy("May log in"), "is_active"),
    )

    def queryset(self):
        staff = Q(groups__name__in=ROLES) | Q(is_superuser=True) | Q(partners__isnull=False)
        found = User.objects.filter(staff).distinct().order_by("email")
        return found.prefetch_related("groups", "partners")

    def cell(self, record, name):
        if name == "roles":
            names = [_(group.name) for group in record.groups.all()]
            return ", ".join([_("Administrator"), *names] if record.is_superuser else names)
        if name == "name":
            return f"{record.last_name} {record.first_name}".strip()
        if name == "outlets":
            return ", ".join(outlet.short_name for outlet in record.partners.all())
        return super().cell(record, name)


class StaffScreen(RecordScreen):
    see = act = access.ADMINISTER
    model = User
    list_url = "dashboard:staff-list"
    list_label = gettext_lazy("Staff")
    form_class = StaffAccountForm
    edit_url = "dashboard:staff-edit"

    def heading(self, record):
        return record.email or super().heading(record)


class StaffEdit(StaffScreen, EditScreen):
    """No deleting: the ledger names whoever moved stock. Who leaves may no longer log in."""


class StaffCreate(StaffScreen, CreateScreen):
    new_heading = gettext_lazy("New staff account")
