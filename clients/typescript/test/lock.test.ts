import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

test('the lock file names no registry', async () => {
  assert.doesNotMatch(await readFile('package-lock.json', 'utf8'), /"resolved"|registry\./);
});
