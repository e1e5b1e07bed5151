// The story told with openapi-typescript (types) and openapi-fetch (the client).
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/openapi-typescript/contract.js';
import { address, article, key, present, rows, slice, step, stepIfOffered } from './steps.js';

type Quote = components['schemas']['Quote'];

const qawl = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl: address });
const quotes: Quote[] = [];
let person = '';

await step('find a person in another spelling', async () => {
  const { data } = await qawl.GET('/v1/people', { params: { query: { q: 'سلمي الدروبى' } } });
  person = present(data?.items[0]).id;
});

await step('page through all quotes of the person', async () => {
  let cursor: string | undefined;
  let total: number | undefined;
  do {
    const { data } = await qawl.GET('/v1/people/{id}/quotes', {
      params: { path: { id: person }, query: { limit: 2, total: true, cursor } },
    });
    quotes.push(...present(data).items);
    cursor = data?.nextCursor;
    total ??= data?.total;
  } while (cursor !== undefined);
  assert.ok(quotes.length > 2, 'more than one page');
  assert.equal(quotes.length, total);
  assert.equal(new Set(quotes.map((q) => q.id)).size, total);
});

await step('read one quote', async () => {
  const { data } = await qawl.GET('/v1/quotes/{id}', { params: { path: { id: present(quotes[0]).id } } });
  assert.equal(data?.text, quotes[0]?.text);
  assert.equal(data?.speaker?.id, person);
});

await step('find the quote in the stored text', async () => {
  const quote = present(quotes[0]);
  const { data } = await qawl.GET('/v1/articles/{id}/text', {
    params: { path: { id: quote.articleId } },
    parseAs: 'text',
  });
  assert.equal(slice(present(data), quote.start, quote.end), quote.text);
});

await step('ask whether somebody said it', async () => {
  const said = present(quotes.find((q) => q.kind === 'direct'));
  const { data } = await qawl.POST('/v1/verify', { body: { text: said.text, speaker: person } });
  const finding = present(data?.findings[0]);
  assert.equal(data?.verdict, 'verbatim');
  assert.equal(finding.isSpeaker, true);
  const proof = await qawl.GET('/v1/receipts/{receipt}', { params: { path: { receipt: finding.receipt } } });
  assert.equal(proof.data?.text, finding.quote.text);
  const altered = await qawl.POST('/v1/verify', { body: { text: `لا ${said.text}`, speaker: person } });
  assert.equal(altered.data?.verdict, 'altered');
  assert.ok(altered.data?.findings[0]?.changes.includes('negation'));
});

await step('verify a draft', async () => {
  const said = present(quotes.find((q) => q.kind === 'direct'));
  const text = `قالت ${present(said.speaker?.name)}: «${said.text}».`;
  const { data } = await qawl.POST('/v1/verify/text', { body: { text } });
  const found = present(data?.quotations[0]);
  assert.deepEqual([data?.summary.quotations, data?.summary.verbatim], [1, 1]);
  assert.equal(slice(text, found.start, found.end), said.text);
});

await step('read the statement that a quote reports', async () => {
  const quote = present(quotes[0]);
  const { data } = await qawl.GET('/v1/utterances/{id}', { params: { path: { id: quote.utteranceId } } });
  const variants = await qawl.GET('/v1/quotes/{id}/variants', { params: { path: { id: quote.id } } });
  assert.ok(present(variants.data).items.length >= present(data).quoteCount - 1);
  const { response } = await qawl.GET('/v1/utterances', { params: { query: { limit: 1 } } });
  assert.equal(response.status, 200);
});

await step('handle a 404', async () => {
  const { error, response } = await qawl.GET('/v1/quotes/{id}', { params: { path: { id: 'no-such-quote' } } });
  assert.equal(response.status, 404);
  assert.equal(error?.status, 404);
  assert.match(present(error).type, /^\/problems\//);
});

await step('handle a 400 that names the field', async () => {
  const { error } = await qawl.GET('/v1/quotes', { params: { query: { limit: 1000 } } });
  assert.equal(error?.status, 400);
  assert.deepEqual(Object.keys(error?.errors ?? {}), ['limit']);
});

await stepIfOffered('etag', 'spare an answer that has not changed', async () => {
  const id = present(quotes[0]).id;
  const { response } = await qawl.GET('/v1/quotes/{id}', { params: { path: { id } } });
  const again = await qawl.GET('/v1/quotes/{id}', {
    params: { path: { id } },
    headers: { 'If-None-Match': present(response.headers.get('ETag')) },
  });
  assert.equal(again.response.status, 304);
});

await stepIfOffered('ndjson', 'stream an export', async () => {
  const { data, response } = await qawl.GET('/v1/quotes', {
    headers: { Accept: 'application/x-ndjson' },
    parseAs: 'stream',
  });
  assert.match(present(response.headers.get('Content-Type')), /^application\/x-ndjson/);
  const ids = new Set<string>();
  for await (const quote of rows<Quote>(present(data))) {
    ids.add(quote.id);
  }
  assert.ok(quotes.every((q) => ids.has(q.id)));
  assert.ok(ids.size > 20, 'more than a page');
});

await step('add an article twice', async () => {
  const add = () => qawl.POST('/v1/articles', { body: article('openapi-fetch'), headers: { 'X-Api-Key': key } });
  const first = await add();
  const second = await add();
  assert.deepEqual([first.response.status, second.response.status], [201, 200]);
  assert.equal(present(second.data).id, present(first.data).id);
});

await step('be refused without a key', async () => {
  const { error } = await qawl.POST('/v1/articles', { body: article('openapi-fetch') });
  assert.equal(error?.status, 401);
});
