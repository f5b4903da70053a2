"""What the worker does with mail."""

from django_tasks import task

from .sending import send


@task()
def send_mail(key: str) -> None:
    send(key)
