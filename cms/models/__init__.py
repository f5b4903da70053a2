"""Page types, one file each; what surrounds them."""

from .article_index_page import ArticleIndexPage
from .article_page import ArticlePage
from .campaign_page import CampaignPage
from .collection_page import CollectionPage, CollectionProduct
from .content_page import ContentPage
from .event_index_page import EventIndexPage
from .event_page import EventPage
from .form_page import FormField, FormPage
from .home_page import HomePage
from .outlet_page import OutletPage
from .page_link import PageLink
from .place_page import PlacePage
from .press_page import PressPage
from .producer_story_page import ProducerStoryPage
from .section_page import SectionPage
from .sent_form import SentForm
from .site_settings import Announcement, Navigation, SiteOwner, SocialLink
from .sorting import ArticleCategory, Topic
from .specialty_page import SpecialtyPage
from .standard_page import StandardPage

__all__ = [
    "Announcement",
    "ArticleCategory",
    "ArticleIndexPage",
    "ArticlePage",
    "CampaignPage",
    "CollectionPage",
    "CollectionProduct",
    "ContentPage",
    "EventIndexPage",
    "EventPage",
    "FormField",
    "FormPage",
    "SentForm",
    "HomePage",
    "Navigation",
    "OutletPage",
    "PageLink",
    "PlacePage",
    "PressPage",
    "ProducerStoryPage",
    "SectionPage",
    "SiteOwner",
    "SocialLink",
    "SpecialtyPage",
    "StandardPage",
    "Topic",
]
