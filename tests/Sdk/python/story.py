"""The story told with the Python client that openapi-generator makes."""

import json
import os
import sys
import traceback

import qawl_client as qawl

OFFERS = os.environ["QAWL_OFFERS"].split()
ARTICLE = {
    "text": "قالت هدى النجار: «المكتبة مفتوحة للجميع». كتب هذا openapi-generator.",
    "outlet": "الأفق",
    "published_at": "2025-02-03",
}

configuration = qawl.Configuration(host=os.environ["QAWL_ADDRESS"])
# The service says itself what it does not accept.
configuration.client_side_validation = False
client = qawl.ApiClient(configuration)
quotes_api = qawl.QuotesApi(client)
people_api = qawl.PeopleApi(client)
articles_api = qawl.ArticlesApi(client)
claims_api = qawl.ClaimsApi(client)
utterances_api = qawl.UtterancesApi(client)

person = None
quotes = []


def problem_of(error):
    """What the service says went wrong: the body of an error, as the contract's model."""
    return client._ApiClient__deserialize(json.loads(error.body), "Problem")


def refusal(call, **arguments):
    try:
        call(**arguments)
    except qawl.ApiException as error:
        return error
    raise AssertionError("nothing was refused")


def find_a_person_in_another_spelling():
    global person
    person = people_api.list_people(q="سلمي الدروبى").items[0].id


def page_through_all_quotes_of_the_person():
    cursor = total = None
    while True:
        more = {} if cursor is None else {"cursor": cursor}
        page = people_api.list_person_quotes(person, limit=2, total=True, **more)
        quotes.extend(page.items)
        cursor, total = page.next_cursor, total or page.total
        if cursor is None:
            break
    assert len(quotes) > 2, "more than one page"
    assert len({quote.id for quote in quotes}) == len(quotes) == total


def read_one_quote():
    quote = quotes_api.get_quote(quotes[0].id)
    assert quote.text == quotes[0].text
    assert quote.speaker.id == person


def find_the_quote_in_the_stored_text():
    quote = quotes[0]
    text = articles_api.get_article_text(quote.article_id)
    assert text[quote.start : quote.end] == quote.text


def ask_whether_somebody_said_it():
    said = next(quote for quote in quotes if quote.kind == "direct")
    answer = claims_api.verify_claim(qawl.Claim(text=said.text, speaker=person))
    assert answer.verdict == "verbatim"
    assert answer.findings[0].is_speaker
    proof = claims_api.get_receipt(answer.findings[0].receipt)
    assert proof.text == answer.findings[0].quote.text
    altered = claims_api.verify_claim(qawl.Claim(text="لا " + said.text, speaker=person))
    assert altered.verdict == "altered"
    assert "negation" in altered.findings[0].changes


def verify_a_draft():
    said = next(quote for quote in quotes if quote.kind == "direct")
    draft = qawl.Draft(text="قالت " + said.speaker.name + ": «" + said.text + "».")
    answer = claims_api.verify_text(draft)
    assert answer.summary.quotations == answer.summary.verbatim == 1
    found = answer.quotations[0]
    assert draft.text[found.start : found.end] == said.text


def read_the_statement_that_a_quote_reports():
    utterance = utterances_api.get_utterance(quotes[0].utterance_id)
    assert utterance.quote_count >= 1
    variants = quotes_api.list_quote_variants(quotes[0].id)
    assert len(variants.items) >= utterance.quote_count - 1
    assert utterances_api.list_utterances(limit=1).items is not None


def handle_a_404():
    error = refusal(quotes_api.get_quote, id="no-such-quote")
    assert error.status == problem_of(error).status == 404
    assert problem_of(error).type.startswith("/problems/")


def handle_a_400_that_names_the_field():
    error = refusal(quotes_api.list_quotes, limit=1000)
    assert error.status == 400
    assert list(problem_of(error).errors) == ["limit"]


def spare_an_answer_that_has_not_changed():
    _, _, headers = quotes_api.get_quote_with_http_info(quotes[0].id)
    client.default_headers["If-None-Match"] = headers["ETag"]
    try:
        assert refusal(quotes_api.get_quote, id=quotes[0].id).status == 304
    finally:
        del client.default_headers["If-None-Match"]


def stream_an_export():
    client.default_headers["Accept"] = "application/x-ndjson"
    try:
        answer = quotes_api.list_quotes(_preload_content=False)
    finally:
        del client.default_headers["Accept"]
    assert answer.headers["Content-Type"].startswith("application/x-ndjson")
    ids = {json.loads(line)["id"] for line in answer}
    assert ids.issuperset(quote.id for quote in quotes)
    assert len(ids) > 20, "more than a page"


def add_an_article_twice():
    client.default_headers["X-Api-Key"] = os.environ["QAWL_KEY"]
    try:
        article = qawl.NewArticle(**ARTICLE)
        first, status, _ = articles_api.add_article_with_http_info(article)
        second, status_again, _ = articles_api.add_article_with_http_info(article)
    finally:
        del client.default_headers["X-Api-Key"]
    assert (status, status_again) == (201, 200)
    assert first.id == second.id


def be_refused_without_a_key():
    error = refusal(articles_api.add_article, new_article=qawl.NewArticle(**ARTICLE))
    assert error.status == problem_of(error).status == 401


STORY = [
    (find_a_person_in_another_spelling, None),
    (page_through_all_quotes_of_the_person, None),
    (read_one_quote, None),
    (find_the_quote_in_the_stored_text, None),
    (ask_whether_somebody_said_it, None),
    (verify_a_draft, None),
    (read_the_statement_that_a_quote_reports, None),
    (handle_a_404, None),
    (handle_a_400_that_names_the_field, None),
    (spare_an_answer_that_has_not_changed, "etag"),
    (stream_an_export, "ndjson"),
    (add_an_article_twice, None),
    (be_refused_without_a_key, None),
]

for step, offer in STORY:
    name = step.__name__.replace("_", " ")
    if offer is not None and offer not in OFFERS:
        print(f"LATER {name}: the contract does not offer {offer} yet")
        continue
    try:
        step()
        print(f"ok    {name}")
    except Exception:
        traceback.print_exc()
        print(f"FAIL  {name}")
        sys.exit(1)
