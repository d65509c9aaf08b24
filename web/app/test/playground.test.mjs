// The playground as a person meets it, in a real browser against the real
// program. Every page of every test is watched: no request to another host, no
// error in the console.

import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import axe from 'axe-core';
import { browser, serve } from './entente.mjs';

const source = join(import.meta.dirname, '..', 'src');
const example = (await readFile(join(source, 'example.graphql'), 'utf8')).trim();
const others = (await readdir(join(source, 'examples'))).sort();

const DESKTOP = { width: 1366, height: 800 };
const PHONE = { width: 390, height: 760 };

let entente;
let chromium;
before(async () => {
  entente = await serve();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  await entente?.stop();
});

/** A test in a browser of its own, which fails on what the page did behind its back. */
function visit(name, { viewport = DESKTOP, expected = /^$/, ...options }, act) {
  test(name, async () => {
    const context = await chromium.newContext({ viewport, ...options });
    const foreign = [];
    const errors = [];
    context.on('request', request => {
      const url = request.url();
      if (!url.startsWith(`${entente.url}/`) && !url.startsWith('data:')) foreign.push(url);
    });
    context.on('console', message => message.type() === 'error' && errors.push(message.text()));
    context.on('weberror', error => errors.push(String(error.error())));
    await context.route(
      url => url.origin !== entente.url,
      route => route.abort(),
    );
    try {
      const page = await context.newPage();
      await act(page, context);
      // What a timer or a late answer does still counts.
      await page.waitForLoadState('networkidle');
      assert.deepEqual(foreign, [], 'requests to other hosts');
      assert.deepEqual(errors.filter(error => !expected.test(error)), [], 'errors in the console');
    } finally {
      await context.close();
    }
  });
}

async function open(page, address = '/playground') {
  await page.goto(entente.url + address);
  await page.locator('.graphiql-response .CodeMirror').waitFor();
}

/** CodeMirror draws only the lines in sight; its object knows them all. */
const textOf = (page, pane) => page.locator(`${pane} .CodeMirror`).first().evaluate(node => node.CodeMirror.getValue());
const queryOf = page => textOf(page, '.graphiql-query-editor');

/** Waits until the editor holds a query and knows its operation, which GraphiQL reads a moment later. */
const shows = (page, query) =>
  page.waitForFunction(wanted => {
    const editor = document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror;
    return editor.getValue() === wanted && wanted.includes(editor.operationName ?? '');
  }, query);

const runButton = page => page.getByRole('button', { name: /^Execute query/ });

/** Waits until the answer is another than before, and reads it. */
async function answerAfter(page, act) {
  const before = await textOf(page, '.graphiql-response');
  await act();
  await page.waitForFunction(
    old => {
      const text = document.querySelector('.graphiql-response .CodeMirror').CodeMirror.getValue();
      return text !== '' && text !== old;
    },
    before,
  );
  return JSON.parse(await textOf(page, '.graphiql-response'));
}

const run = page => answerAfter(page, () => runButton(page).click());

const overflow = page => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

visit('it opens on the example of the founding article, which runs', {}, async page => {
  await open(page);
  assert.equal(await page.title(), 'Entente playground');
  assert.equal(await queryOf(page), example);

  const { data, errors } = await run(page);
  assert.equal(errors, undefined);
  const publishers = data.treaty.citations.map(citation => citation.source.publisher);
  assert.ok(publishers.includes('The Defense News'), `publishers: ${publishers.join(', ')}`);
  await page.locator('.graphiql-response').getByText('"treaty"').waitFor();
});

visit('the keyboard runs a query', {}, async page => {
  await open(page);
  await page.locator('.graphiql-query-editor .CodeMirror-line').first().click();
  const { data } = await answerAfter(page, () => page.keyboard.press('Control+Enter'));
  assert.ok(data.treaty);
});

visit('each example opens in a tab of its own and runs', {}, async page => {
  await open(page);
  const tabs = page.getByRole('tab');
  assert.equal(await tabs.count(), 1 + others.length);
  await tabs.last().click();
  await page.getByRole('button', { name: 'Close Tab' }).click();
  assert.equal(await tabs.count(), others.length);

  await page.getByRole('button', { name: 'Show Examples' }).click();
  for (const name of others) {
    const file = (await readFile(join(source, 'examples', name), 'utf8')).trim();
    await page.locator('.examples').getByRole('button', { name: file.slice(2, file.indexOf('\n')) }).click();
    await shows(page, file);
    const { data, errors } = await run(page);
    assert.equal(errors, undefined, `${name}: ${JSON.stringify(errors)}`);
    assert.ok(Object.values(data).every(Boolean), `${name} answers with nothing`);
  }
  assert.equal(await tabs.count(), 1 + others.length, 'the closed one is back, and none is there twice');
});

visit('the schema can be read', {}, async page => {
  await open(page);
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const docs = page.locator('.graphiql-doc-explorer-content');
  await docs.getByRole('link', { name: 'Query', exact: true }).first().click();
  await docs.getByRole('link', { name: 'treaty', exact: true }).click();
  await docs.getByText('Treaty', { exact: true }).first().waitFor();
});

visit('the query builder adds a field', {}, async page => {
  await open(page, `/playground?query=${encodeURIComponent('{ __typename }')}`);
  await page.getByRole('button', { name: 'Show Query builder' }).click();
  await page.locator('.graphiql-explorer-field-view').getByText('treaty', { exact: true }).click();
  await page.waitForFunction(() =>
    document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.getValue().includes('treaty'),
  );
});

visit('a shared address opens its query and variables, and the address follows them', {}, async page => {
  const query = 'query Shared($id: ID!) { treaty(id: $id) { id } }';
  const variables = '{"id": "treaty:dprk-russia-partnership-2024"}';
  await open(page, `/playground?${new URLSearchParams({ query, variables })}`);
  assert.equal(await queryOf(page), query);
  assert.equal(await textOf(page, '.graphiql-editor-tool'), variables);
  const { data } = await run(page);
  assert.equal(data.treaty.id, 'treaty:dprk-russia-partnership-2024');

  await page.waitForURL(url => new URLSearchParams(url.hash.slice(1)).get('variables') === variables);
  await page.reload();
  await page.locator('.graphiql-response .CodeMirror').waitFor();
  assert.equal(await queryOf(page), query);
  assert.equal(await page.getByRole('tab').count(), 1, 'reloading opens no second tab');

  // Another link in the same tab of the browser changes the fragment only.
  const other = 'query Other { __typename }';
  await page.evaluate(hash => (window.location.hash = hash), new URLSearchParams({ query: other }).toString());
  await page.getByRole('tab', { name: 'Other' }).waitFor();
  await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  assert.equal(await queryOf(page), other);
  assert.equal(await page.getByRole('tab').count(), 2, 'the first one is still there');
});

visit('what was written is still there the next time', {}, async page => {
  await open(page);
  const editor = page.locator('.graphiql-query-editor .CodeMirror');
  await editor.evaluate(node => node.CodeMirror.setValue('query Mine { __typename }'));
  await page.getByRole('tab', { name: 'Mine' }).waitFor();
  await page.waitForURL(/#query=/); // written after the tabs are stored
  await open(page);
  assert.equal(await queryOf(page), 'query Mine { __typename }');
});

visit('the link button copies an address that opens the query', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page, context) => {
  await open(page);
  await page.getByRole('button', { name: 'Copy a link to this query' }).click();
  await page.getByRole('button', { name: 'Link copied' }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${entente.url}/playground#query=`), link);

  const another = await context.newPage();
  await another.goto(link);
  await another.locator('.graphiql-query-editor .CodeMirror').waitFor();
  assert.equal(await queryOf(another), example);
});

visit('the address of a source becomes a link, and no picture is fetched', {}, async page => {
  // Our own answer, for what the dataset may not hold: a source that is a picture.
  const picture = 'https://pictures.example.org/ceremony.jpg';
  await open(page, `/playground?query=${encodeURIComponent('{ __typename }')}`);
  await page.route('**/graphql', route => route.fulfill({ json: { data: { name: 'no address', url: picture } } }));
  await run(page);
  const answer = page.locator('.graphiql-response');
  await answer.getByText('"no address"').hover(); // a word first: GraphiQL's popup once broke on the second
  await page.waitForTimeout(700); // its popup waits for half a second
  await answer.getByText('ceremony.jpg').hover();
  const link = page.getByRole('link', { name: 'Open pictures.example.org' });
  await link.waitFor();
  assert.equal(await link.getAttribute('href'), picture);
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
});

visit('dialogs and menus keep to the policy', {}, async page => {
  await open(page, `/playground?query=${encodeURIComponent('query A { __typename } query B { __typename }')}`);
  await page.locator('.graphiql-execute-button[aria-haspopup]').click(); // once it knows that there are two
  await page.getByRole('menuitem', { name: 'B' }).click();
  await page.getByRole('button', { name: 'Open short keys dialog' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open settings dialog' }).click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.keyboard.press('Escape');
  await page.locator('body.graphiql-dark').waitFor();
  await page.locator('.graphiql-query-editor .CodeMirror-line').first().click();
  await page.keyboard.press('Control+f');
  await page.locator('.CodeMirror-search-field').waitFor();
});

visit('a server that is gone is told in a sentence', { expected: /ERR_FAILED/ }, async page => {
  await open(page);
  await page.route('**/graphql', route => route.abort());
  const { errors } = await run(page);
  assert.match(errors[0].message, /^No answer from 127\.0\.0\.1/);
});

for (const width of [PHONE.width, 320]) {
  visit(`a phone of ${width} pixels shows query and answer, each at full width`, { viewport: { ...PHONE, width }, hasTouch: true }, async page => {
    await open(page);
    await run(page);
    assert.ok((await overflow(page)) <= 0);
    const query = await page.locator('.graphiql-query-editor').boundingBox();
    const answer = await page.locator('.graphiql-response').boundingBox();
    for (const box of [query, answer]) {
      assert.ok(box.width > width * 0.8, `only ${box.width} wide`);
      assert.ok(box.height > 150, `only ${box.height} high`);
      assert.ok(box.y + box.height <= PHONE.height, 'below the screen');
    }
    for (const name of ['Documentation Explorer', 'Examples', 'Query builder']) {
      await page.getByRole('button', { name: `Show ${name}` }).tap();
      assert.ok((await page.locator('.graphiql-plugin').boundingBox()).width > width * 0.9, name);
      assert.ok((await overflow(page)) <= 0, name);
    }
    await page.getByRole('button', { name: 'Show Examples' }).tap();
    await page.locator('.examples li button').last().tap();
    await runButton(page).tap(); // the pane has given way
  });
}

// Known of GraphiQL 4 and not ours to mend: a tab holds its close button, and
// CodeMirror's scrolling pane takes its keys through the textarea beside it.
const UPSTREAM = ['nested-interactive', 'scrollable-region-focusable'];

for (const colorScheme of ['light', 'dark']) {
  visit(`axe finds nothing to mend in the ${colorScheme} pages`, { colorScheme }, async page => {
    for (const [address, button] of [
      ['/'],
      ['/playground'],
      ['/playground', 'Show Documentation Explorer'],
      ['/playground', 'Show Examples'],
      ['/playground', 'Open settings dialog'],
    ]) {
      await page.goto(entente.url + address);
      if (address === '/playground') {
        await run(page);
        if (button) await page.getByRole('button', { name: button }).click();
      }
      await page.waitForTimeout(400); // colours in the middle of a transition have no contrast
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(
        rules => window.axe.run({ rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])) }),
        UPSTREAM,
      );
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      assert.deepEqual(found, [], `${address} ${button ?? ''}`);
    }
  });
}
