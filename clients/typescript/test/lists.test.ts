// Each list of each type, walked forward and backward by the queries that the
// Relay compiler makes for it of generated/sources/Lists.ts.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { ConcreteRequest } from 'relay-runtime';
import { serve, type Server } from './server';

let server: Server;
before(async () => {
  server = await serve();
});
after(() => server.stop());

/** One thing of each type that has lists. */
const things: Record<string, string> = {
  Actor: 'organization:league',
  Claim: 'claim:firefly-fiery-2024-06',
  Country: 'country:XRU',
  DiplomaticEvent: 'diplomatic-event:xfr-legation-1920',
  Gift: 'gift:vase-1961',
  Leader: 'leader:rufus-firefly',
  Organization: 'organization:league',
  Source: 'source:registry',
  Speaker: 'leader:rufus-firefly',
  Treaty: 'treaty:friendship-1961',
  Visit: 'visit:elphberg-xfr-2024-06-19',
};

const ENTRIES = 3;

interface Page {
  edges: { cursor: string; node: { __typename: string } }[];
  pageInfo: { hasNextPage?: boolean; endCursor?: string | null; hasPreviousPage?: boolean; startCursor?: string | null };
}

async function ask(text: string, list: string, variables: object): Promise<Page> {
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: text, variables }) });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  const page = (data.node ?? data)[list];
  assert.ok(page, `nothing has the ID of ${JSON.stringify(variables)}`);
  return page;
}

test('every list pages both ways', async t => {
  const folder = `${__dirname}/../generated/relay/`;
  const artifacts = (await readdir(folder)).filter(name => /^Lists.*Query\.graphql\.js$/.test(name));
  assert.ok(artifacts.length > 50, `${artifacts.length} lists`);
  for (const name of artifacts) {
    await t.test(name.slice('Lists'.length, -'Query.graphql.js'.length), async () => {
      const { default: request } = require(folder + name) as { default: ConcreteRequest };
      const { text } = request.params;
      assert.ok(text);
      const parts = /\.\.\.Lists_([A-Za-z]+)_([A-Za-z]+)/.exec(text) as unknown as [string, string, string];
      const [, type, list] = parts;
      const id = type === 'Query' ? undefined : things[type];
      assert.ok(type === 'Query' || id, `no ${type} is known to the test`);
      const forward: string[] = [];
      for (let after: string | null | undefined; ; ) {
        const page = await ask(text, list, { id, first: ENTRIES, after });
        forward.push(...page.edges.map(edge => edge.cursor));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      assert.equal(new Set(forward).size, forward.length, 'an entry comes twice');
      const backward: string[] = [];
      for (let before: string | null | undefined; ; ) {
        const page = await ask(text, list, { id, last: ENTRIES, before });
        backward.unshift(...page.edges.map(edge => edge.cursor));
        if (!page.pageInfo.hasPreviousPage) break;
        before = page.pageInfo.startCursor;
      }
      assert.deepEqual(backward, forward);
    });
  }
});
