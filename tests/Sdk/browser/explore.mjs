// Opens Swagger UI of a running service in Chromium and executes every GET operation of its contract through the page.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const address = process.env.QAWL_ADDRESS;
const screenshots = new URL('../screenshots/', import.meta.url).pathname;
const arabic = /[\u0621-\u064a]{2}/;

const contract = await (await fetch(`${address}/openapi.json`)).json();
const operations = Object.values(contract.paths)
  .flatMap((path) => (path.get ? [path.get] : []))
  .map((get) => ({ id: get.operationId, tag: get.tags[0] }));
assert.ok(operations.length > 0, 'the contract has GET operations');

await rm(screenshots, { recursive: true, force: true });
await mkdir(screenshots, { recursive: true });
const profile = await mkdtemp(join(tmpdir(), 'qawl-browser-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.QAWL_CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  viewport: { width: 1280, height: 900 },
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

// A page that does not come up would make every check wait in vain.
const mostFailures = 3;
let failures = 0;
async function check(name, run) {
  if (failures >= mostFailures) return;
  try {
    await run();
    console.log(`ok    ${name}`);
  } catch (error) {
    failures++;
    console.error(error.message ?? error);
    console.log(`FAIL  ${name}`);
  }
}

const page = await browser.newPage();
page.setDefaultTimeout(15_000);
const complaints = [];
// A refusal of the Content-Security-Policy is such a message too.
page.on('console', (message) => {
  if (message.type() === 'error') complaints.push(message.text());
});
page.on('pageerror', (error) => complaints.push(String(error)));
page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText}`));

const block = (operation) => page.locator(`[id="operations-${operation.tag}-${operation.id}"]`);

try {
  await check('the page has our title and icon and shows every operation by its id', async () => {
    await page.goto(`${address}/swagger`);
    await page.locator('.opblock').first().waitFor();
    assert.match(await page.title(), /^Qawl/);
    const icon = await page.evaluate(() => document.querySelector('link[rel=icon]').href);
    const answer = await page.request.get(icon);
    assert.equal(answer.headers()['content-type'], 'image/svg+xml');
    for (const operation of operations) {
      assert.equal(await block(operation).locator('.opblock-summary-operation-id').innerText(), operation.id);
    }
    await page.screenshot({ path: join(screenshots, 'page.png') });
  });

  for (const operation of operations) {
    await check(`${operation.id} answers through the page`, async () => {
      const there = block(operation);
      const summary = there.locator('.opblock-summary-control');
      await summary.click();
      assert.ok(page.url().endsWith(`#/${encodeURIComponent(operation.tag)}/${operation.id}`), page.url());
      await there.locator('button.execute').click();
      const answer = there.locator('.live-responses-table');
      await answer.locator('.response').waitFor();
      assert.match(await answer.locator('.response-col_status').last().innerText(), /^2\d\d/);
      assert.match(await answer.innerText(), /Request duration\s+\d+ ms/);
      await answer.screenshot({ path: join(screenshots, `${operation.id}.png`) });
      await summary.click();
    });
  }

  await check('a link opens an operation, and arabic answers are laid out from right to left', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}/swagger#/Quotes/listQuotes`);
    const quotes = page.locator('[id="operations-Quotes-listQuotes"]');
    await quotes.locator('button.execute').click();
    await quotes.locator('.live-responses-table .microlight').first().waitFor();
    const spans = await quotes.locator('.live-responses-table .microlight').first().evaluate((pane, letters) => {
      const found = [];
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const words = node.data.match(new RegExp(letters, 'g'));
        if (!words) continue;
        const at = node.data.search(new RegExp(letters));
        const box = (index) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          return range.getBoundingClientRect();
        };
        found.push({
          text: node.data,
          bidi: getComputedStyle(node.parentElement).unicodeBidi,
          first: box(at).left,
          second: box(at + 1).left,
        });
      }
      return found;
    }, arabic.source);
    assert.ok(spans.length > 5, `${spans.length} Arabic values`);
    for (const span of spans) {
      assert.equal(span.bidi, 'plaintext', span.text);
      assert.ok(span.second < span.first, `${span.text}: its second letter must stand left of its first`);
    }
  });

  await check('prose runs from right to left through whole lines', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}/swagger#/Articles/getArticleText`);
    const text = page.locator('[id="operations-Articles-getArticleText"]');
    await text.locator('button.execute').click();
    const pane = text.locator('.live-responses-table .microlight.prose').first();
    await pane.waitFor();
    const [steps, wrong] = await pane.evaluate((prose) => {
      const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
      let last;
      let steps = 0;
      const wrong = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { index } of node.data.matchAll(/[\u0621-\u064a]+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const box = range.getBoundingClientRect();
          if (last && Math.abs(last.top - box.top) < 3) {
            steps++;
            if (box.left >= last.left) wrong.push(node.data.slice(index, index + 30));
          }
          last = box;
        }
      }
      return [steps, wrong];
    });
    assert.ok(steps > 50, `${steps} words that follow another one on their line`);
    assert.deepEqual(wrong, [], 'a word stands left of the one before it');
  });

  await check('an input turns to the right when arabic is typed', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}/swagger#/Quotes/listQuotes`);
    const input = page.locator('[id="operations-Quotes-listQuotes"] tr[data-param-name="q"] input');
    await input.fill('المياه');
    assert.ok(await input.evaluate((field) => field.matches(':dir(rtl)')));
    await input.fill('water');
    assert.ok(await input.evaluate((field) => field.matches(':dir(ltr)')));
  });

  await check('examples of filters and cursors are shown but not filled in, and a refusal shows a problem', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}/swagger#/Quotes/listQuotes`);
    const quotes = page.locator('[id="operations-Quotes-listQuotes"]');
    const { parameters } = contract.paths['/v1/quotes'].get;
    for (const name of ['q', 'from', 'sample', 'cursor']) {
      const field = quotes.locator(`tr[data-param-name="${name}"] input`);
      const [example] = parameters.find((parameter) => parameter.name === name).schema.examples;
      assert.equal(await field.inputValue(), '');
      assert.equal(await field.getAttribute('placeholder'), `e.g. ${example}`);
    }
    await quotes.locator('.parameters-container').screenshot({ path: join(screenshots, 'parameters.png') });
    const refusal = quotes.locator('tr.response[data-code="400"]');
    await refusal.screenshot({ path: join(screenshots, 'refusal.png') });
    assert.match(await refusal.innerText(), /\/problems\/invalid-parameter/);
  });

  await check('the filter narrows the page and the key is kept', async () => {
    await page.goto('about:blank');
    await page.goto(`${address}/swagger`);
    await page.locator('.operation-filter-input').fill('People');
    await page.waitForFunction(() => document.querySelectorAll('.opblock-tag-section').length === 1);
    await page.locator('.btn.authorize').first().click();
    await page.locator('.auth-container input').fill('a key');
    await page.locator('.auth-btn-wrapper .authorize').click();
    await page.reload();
    await page.locator('.btn.authorize.locked').first().waitFor();
  });

  await check('nothing was refused by the content security policy or failed in the console', () =>
    assert.deepEqual(complaints, []),
  );
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);
