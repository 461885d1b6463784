import { createServer, type Server } from 'node:http';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { challengeOf } from '#lib/domain/proof/signed-text.ts';
import { instant } from '#lib/domain/time.ts';
import { readToolchain, repoRoot } from '#tools/toolchain.ts';
import { madePasskey } from './enroll.ts';
import { verifyPasskey } from './passkey.ts';
import { proofOfText } from './proof-text.ts';

// Chromium's own WebAuthn with the page's own code, against what the runner verifies by. Nothing of it is ours on both sides.

let server: Server;
let browser: Browser;
let page: Page;
let origin: string;

beforeAll(async () => {
  const entry = `
    export { newPasskey } from './components/proof/new-passkey.ts';
    export { signWithPasskey } from './components/proof/sign.ts';`;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: repoRoot, loader: 'ts' },
    ...{ bundle: true, write: false, format: 'iife', globalName: 'proof', platform: 'browser' },
  });
  const script = outputFiles[0]?.text ?? '';
  server = createServer((request, response) => {
    const isScript = request.url === '/proof.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>proof</title><script src="/proof.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const { chromium: executablePath } = readToolchain();
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A page with an authenticator of Chromium's own. */
async function open(isUserVerified = true): Promise<void> {
  page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified, automaticPresenceSimulation: true },
    },
  });
  await page.goto(origin);
}

const inPage = (call: string, options: unknown): Promise<string> =>
  page.evaluate(`proof.${call}(${JSON.stringify(options)})`);

const party = () => ({ relyingParty: 'localhost', origins: [origin] });
const AT = instant(1_795_000_000_000);

async function enrolled() {
  const challenge = challengeOf('enroll');
  const options = { challenge, relyingParty: 'localhost', account: 'hana@example.org', name: 'Hana Sato' };
  const answer = JSON.parse(await inPage('newPasskey', options));
  const made = await madePasskey(party(), challenge, { ...answer, clientExtensionResults: {} });
  if (!made) throw new Error('no passkey was made');
  return { kind: 'passkey' as const, ...made, added: AT };
}

async function signed(text: string, credential: string) {
  const options = {
    challenge: challengeOf(text),
    relyingParty: 'localhost',
    credentials: [credential],
    at: AT,
  };
  const proof = proofOfText(await inPage('signWithPasskey', options));
  if (proof?.kind !== 'passkey') throw new Error('not signed by a passkey');
  return proof;
}

describe('a passkey of Chromium', () => {
  it('that was made in the page signs a text, and no other, with a count that grows', async () => {
    await open();
    const key = await enrolled();
    const first = await verifyPasskey(party(), key, await signed('one', key.credential), 'one');
    const proof = await signed('two', key.credential);
    const second = await verifyPasskey(party(), key, proof, 'two');
    expect(first).toMatchObject({ ok: true });
    expect(second).toMatchObject({ ok: true });
    if (first.ok && second.ok) expect(second.value.counter).toBeGreaterThan(first.value.counter);
    expect(await verifyPasskey(party(), key, proof, 'three')).toMatchObject({ error: 'wrong-text' });
    expect(
      await verifyPasskey({ ...party(), origins: ['https://b.example'] }, key, proof, 'two'),
    ).toMatchObject({
      error: 'bad-signature',
    });
  });

  it('that was made for another challenge or origin is none of ours', async () => {
    await open();
    const options = { challenge: challengeOf('a'), relyingParty: 'localhost', account: 'a', name: 'a' };
    const answer = { ...JSON.parse(await inPage('newPasskey', options)), clientExtensionResults: {} };
    expect(await madePasskey(party(), challengeOf('b'), answer)).toBeUndefined();
    expect(
      await madePasskey({ ...party(), origins: ['https://b.example'] }, challengeOf('a'), answer),
    ).toBeUndefined();
    expect(await madePasskey(party(), challengeOf('a'), answer)).toBeDefined();
  });

  it('of a person who is not verified makes nothing and signs nothing', async () => {
    await open(false);
    const options = { challenge: challengeOf('a'), relyingParty: 'localhost', account: 'a', name: 'a' };
    await expect(inPage('newPasskey', options)).rejects.toThrow();
  });
});
