"""Every address of the back office. The names inside are the same in both languages."""

from importlib import import_module

from django.conf import settings
from django.urls import path

from shop.dashboard import home, staff
from shop.dashboard.catalogue import (
    certificates,
    expiry,
    places,
    prices,
    producers,
    product_rows,
    products,
    shelf_card,
    shelves,
    specialties,
)
from shop.dashboard.content_policy import relaxed
from shop.dashboard.orders import (
    alerts,
    endings,
    handover,
    listing,
    mails,
    order_page,
    slip,
    steps,
)
from shop.dashboard.partners import ledger, outlets, stock
from shop.dashboard.settings import collection, ordering, vouchers, zones


def page(route, view, name):
    """A page of the back office, under its content security policy."""
    return path(route, relaxed(view.as_view()), name=name)


def records(folder, name, *, listing, create, edit, delete=None):
    """The usual four addresses of one kind of record."""
    pages = [
        page(f"{folder}/", listing, f"{name}-list"),
        page(f"{folder}/new/", create, f"{name}-create"),
        page(f"{folder}/<int:pk>/", edit, f"{name}-edit"),
    ]
    if delete:
        pages.append(page(f"{folder}/<int:pk>/delete/", delete, f"{name}-delete"))
    return pages


urlpatterns = [
    page("", home.HomeView, "index"),
    page("login/", home.LoginView, "login"),
    page("logout/", home.LogoutView, "logout"),
    page("orders/", listing.OrderList, "order-list"),
    page("orders/<str:number>/", order_page.OrderPage, "order"),
    page("orders/<str:number>/slip/", slip.Slip, "order-slip"),
    page("orders/<str:number>/note/", steps.AddNote, "order-note"),
    page("orders/<str:number>/link/", steps.RenewLink, "order-link"),
    page("orders/<str:number>/cancel/", endings.Cancel, "order-cancel"),
    page("orders/<str:number>/refund/", endings.Refund, "order-refund"),
    page("orders/<str:number>/no-show/", endings.NoShow, "order-no-show"),
    page("orders/<str:number>/parts/<int:pk>/prepare/", steps.Prepare, "order-prepare"),
    page("orders/<str:number>/parts/<int:pk>/ready/", steps.Ready, "order-ready"),
    page("orders/<str:number>/parts/<int:pk>/ship/", steps.Ship, "order-ship"),
    page("orders/<str:number>/mails/<int:pk>/again/", mails.SendMailAgain, "order-mail"),
    page("handover/", handover.HandOver, "handover"),
    page("alerts/", alerts.AlertList, "alert-list"),
    page("alerts/<int:pk>/close/", alerts.AlertClose, "alert-close"),
    page("ordering/", ordering.Ordering, "ordering"),
    page("collection/", collection.CollectionRuleList, "collection-list"),
    page("collection/<int:pk>/", collection.CollectionRuleEdit, "collection-edit"),
    *records(
        "zones",
        "zone",
        listing=zones.ZoneList,
        create=zones.ZoneCreate,
        edit=zones.ZoneEdit,
        delete=zones.ZoneDelete,
    ),
    page("zones/<int:pk>/bands/", zones.ZoneBands, "zone-bands"),
    *records(
        "vouchers",
        "voucher",
        listing=vouchers.VoucherList,
        create=vouchers.VoucherCreate,
        edit=vouchers.VoucherEdit,
        delete=vouchers.VoucherDelete,
    ),
    *records(
        "products",
        "product",
        listing=products.ProductList,
        create=products.ProductCreate,
        edit=products.ProductEdit,
        delete=products.ProductDelete,
    ),
    page("products/<int:pk>/pictures/", product_rows.ProductPictures, "product-pictures"),
    page("products/<int:pk>/papers/", product_rows.ProductDocuments, "product-documents"),
    page(
        "products/<int:pk>/certificates/", product_rows.ProductCertificates, "product-certificates"
    ),
    page("products/<int:pk>/lots/", product_rows.ProductLots, "product-lots"),
    page("products/<int:pk>/prices/", prices.ProductPrices, "product-prices"),
    page("products/<int:pk>/shelf-card/", shelf_card.ShelfCard, "shelf-card"),
    page("papers/<int:pk>/file/", certificates.DocumentFile, "document-file"),
    page("certificates/", certificates.CertificateList, "certificate-list"),
    page("expiry/", expiry.ExpiryCalendar, "expiry"),
    page("certificates/<int:pk>/scan/", certificates.CertificateScan, "certificate-scan"),
    *records(
        "shelves",
        "category",
        listing=shelves.CategoryList,
        create=shelves.CategoryCreate,
        edit=shelves.CategoryEdit,
        delete=shelves.CategoryDelete,
    ),
    *records(
        "specialties",
        "specialty",
        listing=specialties.SpecialtyList,
        create=specialties.SpecialtyCreate,
        edit=specialties.SpecialtyEdit,
        delete=specialties.SpecialtyDelete,
    ),
    *records(
        "producers",
        "producer",
        listing=producers.ProducerList,
        create=producers.ProducerCreate,
        edit=producers.ProducerEdit,
        delete=producers.ProducerDelete,
    ),
    page("producers/<int:pk>/pictures/", producers.ProducerPictures, "producer-pictures"),
    *records(
        "places",
        "place",
        listing=places.PlaceList,
        create=places.PlaceCreate,
        edit=places.PlaceEdit,
        delete=places.PlaceDelete,
    ),
    *records(
        "provinces",
        "province",
        listing=places.ProvinceList,
        create=places.ProvinceCreate,
        edit=places.ProvinceEdit,
        delete=places.ProvinceDelete,
    ),
    *records(
        "outlets",
        "outlet",
        listing=outlets.OutletList,
        create=outlets.OutletCreate,
        edit=outlets.OutletEdit,
    ),
    page("outlets/<int:pk>/hours/", outlets.OutletHours, "outlet-hours"),
    page("outlets/<int:pk>/exceptions/", outlets.OutletExceptions, "outlet-exceptions"),
    page("outlets/<int:pk>/stock/", stock.OutletStock, "outlet-stock"),
    page("outlets/<int:outlet_pk>/stock/<int:pk>/", stock.StockMove, "stock-move"),
    page("stock/", stock.StockHome, "stock"),
    page("ledger/", ledger.Ledger, "ledger"),
    page("ledger/csv/", ledger.LedgerCsv, "ledger-csv"),
    *records(
        "staff", "staff", listing=staff.StaffList, create=staff.StaffCreate, edit=staff.StaffEdit
    ),
    # Of apps that build on the shop, and which the shop does not know.
    *(
        pattern
        for module in settings.DASHBOARD_MORE_URLS
        for pattern in import_module(module).urlpatterns
    ),
]
