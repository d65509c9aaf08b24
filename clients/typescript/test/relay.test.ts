// What the Relay compiler makes of src/relay, run by Relay's runtime against
// the server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Environment, Network, RecordSource, Store, createOperationDescriptor, fetchQuery, getSingularSelector } from 'relay-runtime';
import type { ReaderFragment } from 'relay-runtime';
import page from '../generated/relay/AlliancesPageQuery.graphql';
import type { AlliancesPageQuery } from '../generated/relay/AlliancesPageQuery.graphql';
import query from '../generated/relay/AlliancesQuery.graphql';
import type { AlliancesQuery, AlliancesQuery$data } from '../generated/relay/AlliancesQuery.graphql';
import sourcesAgain from '../generated/relay/AlliancesSourcesQuery.graphql';
import type { AlliancesSourcesQuery } from '../generated/relay/AlliancesSourcesQuery.graphql';
import statusAgain from '../generated/relay/AlliancesStatusQuery.graphql';
import type { AlliancesStatusQuery } from '../generated/relay/AlliancesStatusQuery.graphql';
import country from '../generated/relay/Alliances_country.graphql';
import type { Alliances_country$data, Alliances_country$key } from '../generated/relay/Alliances_country.graphql';
import sources from '../generated/relay/Alliances_sources.graphql';
import type { Alliances_sources$data } from '../generated/relay/Alliances_sources.graphql';
import status from '../generated/relay/Alliances_status.graphql';
import type { Alliances_status$data } from '../generated/relay/Alliances_status.graphql';
import { serve, type Server } from './server';

let server: Server;
let environment: Environment;
before(async () => {
  server = await serve();
  environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      });
      const answer = await response.json();
      assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
      return answer;
    }),
  });
});
after(() => server.stop());

/** What the store holds of a fragment now. */
function read<Data>(fragment: ReaderFragment, key: unknown): Data {
  const selector = getSingularSelector(fragment, key);
  assert.ok(selector);
  const { data, isMissingData } = environment.lookup(selector);
  assert.equal(isMissingData, false);
  return data as Data;
}

/** The query's answer as the store holds it, kept for as long as the tests run. */
async function start(): Promise<AlliancesQuery$data> {
  const operation = createOperationDescriptor(query, { code: 'XFR' });
  environment.retain(operation);
  await fetchQuery<AlliancesQuery>(environment, query, { code: 'XFR' }).toPromise();
  return environment.lookup(operation.fragment).data as unknown as AlliancesQuery$data;
}

test('a list pages on as one connection, refetched by the ID of what has it', async () => {
  const { country: key } = await start();
  assert.ok(key);
  const list = () => read<Alliances_country$data>(country, key satisfies Alliances_country$key).treaties.edges.map(edge => edge.node.id);
  const walked = list();
  assert.equal(walked.length, 1);
  for (;;) {
    const connection = environment.getStore().getSource().get('client:country:XFR:__Alliances_treaties_connection(orderBy:{"field":"SIGNED_ON"},where:{"signed":{"from":"1900"}})');
    assert.ok(connection, 'the store has no such connection');
    const info = environment.getStore().getSource().get((connection.pageInfo as { __ref: string }).__ref);
    assert.ok(info);
    if (!info.hasNextPage) break;
    await fetchQuery<AlliancesPageQuery>(environment, page, { id: 'country:XFR', count: 1, cursor: info.endCursor as string, where: { signed: { from: '1900' } } }).toPromise();
    const now = list();
    assert.deepEqual(now.slice(0, walked.length), walked, 'what was there stays');
    assert.equal(now.length, walked.length + 1, 'a page adds an entry');
    walked.push(...now.slice(walked.length));
  }
  assert.ok(walked.length >= 3, walked.join());
  assert.equal(new Set(walked).size, walked.length, walked.join());
});

test('a fragment is refetched with another argument', async () => {
  for (const [on, inForce] of [['1961-01-01', 'NO'], ['1975-01-01', 'DEFINITE']] as const) {
    const answer = await fetchQuery<AlliancesStatusQuery>(environment, statusAgain, { id: 'treaty:friendship-1961', on }).toPromise();
    assert.ok(answer?.node);
    assert.equal(read<Alliances_status$data>(status, answer.node).status.inForce, inForce, on);
  }
});

test('a fragment of an interface is refetched, of whatever type the thing is', async () => {
  for (const id of ['treaty:friendship-1961', 'gift:vase-1961', 'party:friendship-1961.XFR']) {
    const answer = await fetchQuery<AlliancesSourcesQuery>(environment, sourcesAgain, { id }).toPromise();
    assert.ok(answer?.node, id);
    const { citations } = read<Alliances_sources$data>(sources, answer.node);
    assert.match(citations[0]?.source.id ?? '', /^source:/, id);
  }
});

test('a timeline is a connection too', async () => {
  const { relation } = await start();
  assert.equal(relation.timeline.edges.length, 2);
});
