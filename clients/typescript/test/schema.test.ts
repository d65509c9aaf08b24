// graphql-js, the reference, reads the contract.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import {
  buildClientSchema,
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { serve, type Server } from './server';

let server: Server;
before(async () => {
  server = await serve();
});
after(() => server.stop());

const contract = '../../schema.graphql';

test('the contract is a valid schema', async () => {
  assert.deepEqual(validateSchema(buildSchema(await readFile(contract, 'utf8'))), []);
});

test('it is what the server serves', async () => {
  const response = await fetch(server.url.replace(/graphql$/, 'schema.graphql'));
  assert.equal(await response.text(), await readFile(contract, 'utf8'));
});

test('it is what introspection tells, descriptions included', async () => {
  const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });
  const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  const told = buildClientSchema(data);
  const promised = buildSchema(await readFile(contract, 'utf8'));
  assert.equal(printSchema(lexicographicSortSchema(told)), printSchema(lexicographicSortSchema(promised)));
});

// Package graph/contract classes changes as graphql-js does, but for the cases
// that say what graphql-js finds instead.
interface Change {
  from: string;
  to: string;
  also?: [string, string][];
  changes: string[];
  graphqlJs?: string[];
}

test('its changes are classed as graphql-js classes them', async t => {
  const cases = '../../graph/contract/testdata/';
  const base = await readFile(`${cases}base.graphql`, 'utf8');
  const was = buildSchema(base);
  for (const change of JSON.parse(await readFile(`${cases}changes.json`, 'utf8')) as Change[]) {
    await t.test(`${change.from} -> ${change.to}`, () => {
      let sdl = base;
      for (const [from, to] of [[change.from, change.to] as const, ...(change.also ?? [])]) sdl = sdl.replace(from, () => to);
      const now = buildSchema(sdl);
      const found = [...findBreakingChanges(was, now).map(() => 'breaking'), ...findDangerousChanges(was, now).map(() => 'dangerous')];
      const ours = change.changes.map(line => line.split(':')[0]).filter(name => name !== 'safe');
      assert.deepEqual(found, change.graphqlJs ?? ours);
      if (change.graphqlJs) assert.notDeepEqual(change.graphqlJs, ours, 'it says that graphql-js differs, but it does not');
    });
  }
});
