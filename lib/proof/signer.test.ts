import { afterAll, describe, expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import type { Proof } from '#lib/domain/proof/proof.ts';
import { days, hours, instant, plus } from '#lib/domain/time.ts';
import { proofToText } from './proof-text.ts';
import { type Expected, signerOf } from './signer.ts';
import { proofSettings, testPeople } from './test-people.ts';

const NOW = instant(Date.parse('2026-11-28T12:00:00Z'));
const people = testPeople();
afterAll(() => people.remove());

const config = (more = '', keysCountAfter = '24h') => {
  const parsed = parsePortalConfig(proofSettings(people.lines(more), keysCountAfter), 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const expected: Expected = {
  textFor: (person, at) => `for ${person} at ${at}`,
  scopes: [{ environment: 'demo/prod', lane: 'infrastructure', act: 'approve' }],
  maxAge: days(3),
};
const SAID = `for hana at ${NOW}`;
const ask = (proof: Proof | undefined, more: Partial<Expected> = {}, now = NOW, file = config()) =>
  signerOf(file, proof && proofToText(proof), { ...expected, ...more }, now);
const refused = (code: string) => ({ ok: false, error: { code } });

describe('a signature', () => {
  it('by a passkey names the person whose line has the key', async () => {
    expect(await ask(people.hana.passkey.sign(SAID, NOW))).toMatchObject({
      ok: true,
      value: { person: 'hana', kind: 'passkey' },
    });
  });

  it('by an SSH key does the same', async () => {
    expect(await ask(people.hana.ssh.sign(SAID, NOW))).toMatchObject({
      ok: true,
      value: { person: 'hana', kind: 'ssh', counter: 0 },
    });
  });

  it('that is none, or is garbage, proves nothing', async () => {
    expect(await ask(undefined)).toMatchObject(refused('proof.unsigned'));
    expect(await signerOf(config(), '{"kind":"passkey"}', expected, NOW)).toMatchObject(
      refused('proof.unsigned'),
    );
  });

  it('for another text, or for somebody else, proves nothing', async () => {
    for (const text of [`for goro at ${NOW}`, `for hana at ${NOW - 1}`]) {
      expect(await ask(people.hana.passkey.sign(text, NOW))).toMatchObject(refused('proof.wrong-text'));
      expect(await ask(people.hana.ssh.sign(text, NOW))).toMatchObject(refused('proof.bad-signature'));
    }
  });

  it('with a key that is not in the file is of nobody', async () => {
    expect(await ask(people.stranger.passkey.sign(SAID, NOW))).toMatchObject(refused('proof.unknown-key'));
    expect(await ask(people.stranger.ssh.sign(SAID, NOW))).toMatchObject(refused('proof.unknown-key'));
  });

  it('by another key under the credential id of a good one does not hold', async () => {
    const forged = people.stranger.passkey.sign(SAID, NOW);
    const { credential } = people.hana.passkey;
    expect(await ask(forged.kind === 'passkey' ? { ...forged, credential } : forged)).toMatchObject(
      refused('proof.bad-signature'),
    );
  });

  it('without user verification, at another origin or for another relying party does not hold', async () => {
    for (const bent of [
      { verified: false },
      { origin: 'http://127.0.0.1:3000' },
      { relyingParty: 'example.org' },
    ]) {
      const before = { ...people.hana.passkey.state };
      Object.assign(people.hana.passkey.state, bent);
      expect(await ask(people.hana.passkey.sign(SAID, NOW)), JSON.stringify(bent)).toMatchObject(
        refused('proof.bad-signature'),
      );
      Object.assign(people.hana.passkey.state, before);
    }
  });

  it('counts only once the key has stood in the file for the delay', async () => {
    const young = config('', '200d');
    expect(await ask(people.hana.ssh.sign(SAID, NOW), {}, NOW, young)).toMatchObject(
      refused('proof.key-too-new'),
    );
  });

  it.each([
    ['another environment', { environment: 'demo/dev' }, 'scope'],
    ['another lane', { lane: 'application' }, 'lane'],
    ['another act', { act: 'request' }, 'act'],
  ] as const)('does not count for %s than the line covers', async (_, scope, why) => {
    const scopes = expected.scopes.map((each) => ({ ...each, ...scope }));
    expect(await ask(people.hana.ssh.sign(SAID, NOW), { scopes })).toMatchObject({
      ok: false,
      error: { code: 'proof.not-covered', params: { why } },
    });
  });

  it.each([
    ['before the line is in force', 'from: 2026-11-29', 'early'],
    ['when it is over', 'until: 2026-11-28T12:00:00Z', 'over'],
  ])('does not count %s', async (_, line, why) => {
    expect(await ask(people.hana.ssh.sign(SAID, NOW), {}, NOW, config(line))).toMatchObject({
      error: { code: 'proof.not-covered', params: { why } },
    });
  });

  it('ends at its age, and is not of the future', async () => {
    const signed = people.hana.ssh.sign(SAID, NOW);
    expect(await ask(signed, {}, plus(NOW, days(3)))).toMatchObject({ ok: true });
    expect(await ask(signed, {}, plus(NOW, plus(instant(1), days(3)) as never))).toMatchObject(
      refused('proof.too-old'),
    );
    expect(await ask(signed, {}, instant(NOW - hours(1)))).toMatchObject(refused('proof.from-the-future'));
  });
});
