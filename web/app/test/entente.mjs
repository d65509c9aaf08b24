// Starts the real program for a test, and a browser that reaches nothing else.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from 'playwright-core';

/** The first start builds the database, on a machine that may be busy with other tests. */
const START_MS = 120_000;

/** `entente serve` at a free port: its address, and how to stop it. */
export async function serve() {
  const program = process.env.ENTENTE_BIN;
  assert.ok(program, 'ENTENTE_BIN must name the entente program: make test does, or ENTENTE_BIN=../../entente npm test');

  const child = spawn(program, ['serve', '--addr', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address after ${START_MS} ms:\n${said}`)), START_MS);
    const read = chunk => {
      said += chunk;
      const match = /served at (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (match) resolve(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`${program} ended with ${code}:\n${said}`)));
    child.on('exit', () => clearTimeout(late));
  }).catch(error => {
    child.kill();
    throw error;
  });

  return {
    url,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Debian's Chromium with a new profile. Even its resolver knows no host but this one. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
