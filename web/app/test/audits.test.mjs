// GraphQL over HTTP, as its own audits read it:
// https://graphql.github.io/graphql-over-http/draft/

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serverAudits } from 'graphql-http';
import { serve } from './entente.mjs';

/** Fewer would mean that some were not run. */
const AUDITS = 61;

let entente;
before(async () => (entente = await serve()));
after(() => entente?.stop());

test('the server passes every GraphQL-over-HTTP audit', async t => {
  const audits = serverAudits({ url: `${entente.url}/graphql`, fetchFn: fetch });
  assert.equal(audits.length, AUDITS);
  for (const audit of audits) {
    await t.test(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      // A SHOULD that is not met comes back as "warn": no better than an error here.
      assert.equal(result.status, 'ok', result.reason);
    });
  }
});
