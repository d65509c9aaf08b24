// The types and documents that graphql-codegen makes, against the server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AlliesDocument, GiftsByDecadeDocument, TreatiesDocument, WhoSaysDocument } from '../generated/codegen/graphql';
import type { AlliesQueryVariables, TreatyWhere } from '../generated/codegen/graphql';
import { ask } from '../src/ask';
import { serve, type Server } from './server';

let server: Server;
before(async () => {
  server = await serve();
});
after(() => server.stop());

test('objects, interfaces, enumerations and dates', async () => {
  const { country } = await ask(server.url, AlliesDocument, { code: 'XFR', on: '1975-01-01' });
  assert.ok(country);
  assert.equal(country.treaties.totalCount, 1);
  const [treaty] = country.treaties.nodes;
  assert.ok(treaty);
  const held: 'DEFINITE' | 'POSSIBLE' | 'NO' = treaty.status.inForce;
  const signed: string | null | undefined = treaty.signedOn;
  assert.deepEqual([treaty.id, signed, held], ['treaty:friendship-1961', '1961-07-06', 'DEFINITE']);
  assert.deepEqual(treaty.parties.map(party => party.actor.id), ['country:XFR', 'country:XOR']);
});

test('filters, orders and pages', async () => {
  const where: TreatyWhere = { partiesAny: ['XFR'], not: { kinds: ['TRADE'] }, any: [{ signed: { from: '1961' } }, { obligations: ['CONSULTATION'] }] };
  const walked: string[] = [];
  for (let before: string | undefined; ; ) {
    const { treaties } = await ask(server.url, TreatiesDocument, { where, orderBy: { field: 'SIGNED_ON' }, last: 1, before });
    const [edge] = treaties.edges;
    if (!edge) {
      assert.equal(walked.length, treaties.totalCount);
      break;
    }
    walked.push(edge.node.id);
    before = edge.cursor;
  }
  assert.deepEqual(walked, ['treaty:partnership-2024', 'treaty:friendship-2000', 'treaty:friendship-1961']);
});

test('groups, with a default and without', async () => {
  const euros = await ask(server.url, GiftsByDecadeDocument, { recipients: ['XFR'], currency: 'EUR' });
  assert.deepEqual(euros.gifts.groups.map(group => [group.keys[0]?.value, group.sum]), [['202X', 1200.5]]);
  const dollars = await ask(server.url, GiftsByDecadeDocument, { recipients: ['XFR'] });
  assert.deepEqual(dollars.gifts.groups.map(group => [group.keys[0]?.value, group.sum]), [['202X', null]]);
});

test('anything by its ID', async () => {
  const { node } = await ask(server.url, WhoSaysDocument, { id: 'treaty:friendship-1961', field: 'signedOn' });
  assert.ok(node && node.__typename === 'Treaty');
  assert.equal(node.citations[0]?.value, '1961-07-06');
  assert.equal(node.citations[0]?.standing, 'PREFERRED');
  const nothing = await ask(server.url, WhoSaysDocument, { id: 'treaty:nowhere', field: 'signedOn' });
  assert.equal(nothing.node, null);
});

test('an error is told', async () => {
  await assert.rejects(ask(server.url, TreatiesDocument, { where: { signed: { from: '1961-13' } } }), /1961-13/);
});

// What the compiler must refuse; that it does, tsc tests.
export const refused: unknown[] = [
  // @ts-expect-error: the day is required
  { code: 'XFR' } satisfies AlliesQueryVariables,
  // @ts-expect-error: there is no such kind
  { kinds: ['PICNIC'] } satisfies TreatyWhere,
  // @ts-expect-error: there is no such filter
  { weather: 'fair' } satisfies TreatyWhere,
  // @ts-expect-error: a date is text
  { signed: { from: 1961 } } satisfies TreatyWhere,
];
