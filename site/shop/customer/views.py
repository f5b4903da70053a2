"""Pages of an account: log-in, registration, what is kept, and how to be rid of it."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth import login as log_in
from django.contrib.auth import logout as log_out
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth_views
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop import limits
from shop.checkout.models import CheckoutSettings
from shop.order.models import Order

from . import accounts, forms, registration
from .lookup import send_order_link

BACKEND = "django.contrib.auth.backends.ModelBackend"
ORDERS_A_PAGE = 20
page = require_http_methods(["GET", "HEAD", "POST"])


def private(view):
    """For customers who are logged in; never kept by a cache."""

    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("login"))
        return view(request, *args, **kwargs)

    return guarded


def refuse(request, form, template):
    """The form again, with the request to wait; nothing typed is lost."""
    refusal = _("Too many tries. Please wait a few minutes and try again.")
    return show(request, template, form=form, refusal=refusal, status=429)


def show(request, template, *, status=200, **context):
    return render(request, f"customer/{template}.html", {"noindex": True, **context}, status=status)


@method_decorator(never_cache, name="dispatch")
class LoginView(auth_views.LoginView):
    http_method_names = ["get", "head", "post"]
    template_name = "customer/login.html"
    authentication_form = forms.LoginForm
    extra_context = {"noindex": True}

    def get_default_redirect_url(self):
        return reverse("account")

    def post(self, request, *args, **kwargs):
        if limits.too_many(request, group="login", rate="30/10m"):
            return refuse(request, forms.LoginForm(request), "login")
        return super().post(request, *args, **kwargs)


@require_POST
def logout(request):
    log_out(request)
    return redirect("home")


@never_cache
@page
def register(request):
    form = forms.RegisterForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "register", form=form)
    email = form.cleaned_data["email"]
    if limits.too_many(request, group="register", rate="5/h", of=email):
        return refuse(request, form, "register")
    registration.begin(email=email, language=get_language())
    return show(request, "mail_sent", email=email)


@never_cache
@page
def register_finish(request, token):
    try:
        form = forms.FinishForm(request.POST or None, email=registration.email_in(token))
        if request.method == "POST" and form.is_valid():
            return welcome(request, token, form.cleaned_data)
    except registration.LinkSpent:
        return show(request, "link_spent", status=410)
    return show(request, "register_finish", form=form)


def welcome(request, token, words):
    user = registration.finish(
        token=token,
        name=words["name"],
        password=words["password"],
        language=get_language(),
        version=CheckoutSettings.load().terms_version,
    )
    log_in(request, user, backend=BACKEND)
    messages.success(request, _("Your account is ready."))
    return redirect("account")


@method_decorator(never_cache, name="dispatch")
class PasswordResetView(auth_views.PasswordResetView):
    http_method_names = ["get", "head", "post"]
    template_name = "customer/password_reset.html"
    form_class = forms.PasswordResetForm
    success_url = reverse_lazy("password_reset")
    extra_context = {"noindex": True}

    def form_valid(self, form):
        email = form.cleaned_data["email"]
        if limits.too_many(self.request, group="reset", rate="5/h", of=email):
            return refuse(self.request, form, "password_reset")
        form.save(request=self.request)
        return show(self.request, "mail_sent", email=email)


@method_decorator(never_cache, name="dispatch")
class PasswordNewView(auth_views.PasswordResetConfirmView):
    http_method_names = ["get", "head", "post"]
    template_name = "customer/password_new.html"
    success_url = reverse_lazy("login")
    extra_context = {"noindex": True}

    def form_valid(self, form):
        messages.success(self.request, _("Your new password holds. Please log in."))
        return super().form_valid(form)


@page
@private
def account(request):
    form = forms.NameForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account")
    return show(request, "account", form=form, orders=accounts.orders_of(request.user)[:3])


@require_safe
@private
def account_orders(request):
    orders = Paginator(accounts.orders_of(request.user), ORDERS_A_PAGE)
    return show(request, "orders", page=orders.get_page(request.GET.get("page")))


@page
@private
def account_password(request):
    """Who came in by links alone has none yet, and is not asked for it."""
    form = SetPasswordForm(request.user, request.POST or None)
    check = None
    if request.user.has_usable_password():
        check = forms.PasswordConfirmForm(request.POST or None, user=request.user)
    asked = [form, check] if check else [form]
    if request.method == "POST" and all([one.is_valid() for one in asked]):
        form.save()
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your new password holds."))
        return redirect("account")
    return show(request, "password", form=form, check=check)


@require_safe
@private
def account_addresses(request):
    return show(request, "addresses", addresses=request.user.addresses.all())


@page
@private
def account_address(request, pk=None):
    """A new address, or one of one's own; another's is not found."""
    address = get_object_or_404(request.user.addresses, pk=pk) if pk else None
    form = forms.AddressForm(request.POST or None, instance=address, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("account_addresses")
    return show(request, "address", form=form, address=address)


@require_POST
@private
def account_address_delete(request, pk):
    get_object_or_404(request.user.addresses, pk=pk).delete()
    messages.success(request, _("The address is deleted."))
    return redirect("account_addresses")


@require_safe
@private
def account_export(request):
    response = JsonResponse(
        accounts.export(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="ocop-hau-giang.json"'
    return response


@page
@private
def account_delete(request):
    form = forms.PasswordConfirmForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            accounts.delete(user=request.user)
        except PermissionError:
            raise Http404 from None
        log_out(request)
        messages.success(request, _("Your account is deleted."))
        return redirect("home")
    return show(request, "delete", form=form, warnings=accounts.warnings(request.user))


@never_cache
@page
def order_lookup(request):
    """Says the same whether or not there is such an order."""
    form = forms.LookupForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return show(request, "lookup", form=form)
    email, number = form.cleaned_data["email"], form.cleaned_data["number"]
    if limits.too_many(request, group="lookup", rate="10/h", of=email):
        return refuse(request, form, "lookup")
    order = Order.objects.filter(number__iexact=number.strip()).first()
    if order and order.email.casefold() == email.casefold():
        send_order_link(order=order, language=get_language())
    return show(request, "mail_sent", email=email)
