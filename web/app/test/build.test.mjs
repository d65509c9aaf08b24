// What `npm run build` left behind, and what `npm ci` will ask for.

import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

const app = join(import.meta.dirname, '..');
const dist = join(app, 'dist');

/** What the first visit may cost a reader with a slow line. */
const BUDGET = 1_500_000;

const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name));

test(`all of the build, compressed, weighs at most ${BUDGET} bytes`, async t => {
  let total = 0;
  for (const name of names) {
    if (names.includes(`${name}.gz`)) continue; // its twin is what is sent
    total += (await stat(name)).size;
  }
  t.diagnostic(`${total} bytes`);
  assert.ok(total > 100_000, `${total} bytes cannot be GraphiQL: run npm run build first`);
  assert.ok(total <= BUDGET, `${total} bytes`);
});

test('each compressed twin unpacks to the file that it stands for', async () => {
  const twins = names.filter(name => name.endsWith('.gz'));
  assert.ok(twins.length > 0);
  for (const twin of twins) {
    const plain = await readFile(twin.slice(0, -'.gz'.length));
    assert.deepEqual(gunzipSync(await readFile(twin)), plain, twin);
  }
});

test('the page and its style load nothing from another host', async () => {
  for (const name of names.filter(name => /\.(html|css)$/.test(name))) {
    const text = await readFile(name, 'utf8');
    assert.doesNotMatch(text, /(?:src|href)="(?:https?:)?\/\/|url\(["']?(?:https?:)?\/\/|@import/, name);
    assert.doesNotMatch(text, /@font-face/, name);
  }
});

test('the tracked .keep survives the build', () => {
  assert.ok(names.includes(join(dist, '.keep')), 'public/.keep is what Vite copies back');
});

test('the lock file names no registry', async () => {
  const lock = await readFile(join(app, 'package-lock.json'), 'utf8');
  assert.doesNotMatch(lock, /"resolved"|registry\./);
});
