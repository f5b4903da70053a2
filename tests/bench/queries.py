"""A middleware that tells how many queries an answer took. Never in a timed run."""

from django.db import connection


def counted(get_response):
    """Puts the number of statements sent to the database into the header X-Queries."""

    def answer(request):
        sent = []

        def note(execute, sql, *rest):
            sent.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(note):
            response = get_response(request)
        response["X-Queries"] = len(sent)
        return response

    return answer
