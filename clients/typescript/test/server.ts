import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long the program may take to write its database, on a machine that is busy with other tests. */
const START_MS = 120_000;

export interface Server {
  /** The address of the API. */
  url: string;
  stop(): Promise<void>;
}

/** Serves the invented world of the tests of graph at a free port. */
export async function serve(): Promise<Server> {
  const program = process.env.ENTENTE_BIN;
  assert.ok(program, 'ENTENTE_BIN must name the entente program: make test-clients does, or ENTENTE_BIN=../../bin/entente npm test');

  const folder = await mkdtemp(join(tmpdir(), 'entente-clients-'));
  const child = spawn(program, ['serve', '--addr', '127.0.0.1:0', '--seed', '../../graph/testdata/seed', '--database', join(folder, 'clients.sqlite')]);
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };

  let said = '';
  let late: NodeJS.Timeout | undefined;
  const address = new Promise<string>((resolve, reject) => {
    late = setTimeout(() => reject(new Error(`no address after ${START_MS} ms:\n${said}`)), START_MS);
    const read = (chunk: Buffer) => {
      said += chunk;
      const found = /served at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`${program} ended with ${code}:\n${said}`)));
  });
  try {
    return { url: `${await address}/graphql`, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearTimeout(late);
  }
}
