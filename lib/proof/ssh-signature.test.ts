import { afterAll, describe, expect, it } from 'vitest';
import { instant } from '#lib/domain/time.ts';
import { verifySshSignature } from './ssh-signature.ts';
import { testSshKey } from './test-keys.ts';

const KINDS = [
  ['-t', 'ed25519'],
  ['-t', 'ecdsa', '-b', '256'],
  ['-t', 'ecdsa', '-b', '384'],
  ['-t', 'ecdsa', '-b', '521'],
  ['-t', 'rsa', '-b', '2048'],
] as const;
const keys = KINDS.map((kind) => ({ kind: kind.join(' '), key: testSshKey(kind) }));
afterAll(() => {
  for (const { key } of keys) key.remove();
});

const TEXT = 'yagura approval 1\nenvironment: items/prod\n';
const signatureOf = (key: (typeof keys)[number]['key'], text = TEXT, namespace?: string): string => {
  const proof = key.sign(text, instant(0), namespace);
  return proof.kind === 'ssh' ? proof.signature : '';
};
const [{ key: ours }, { key: other }] = keys as [(typeof keys)[number], (typeof keys)[number]];

describe('a signature of ssh-keygen', () => {
  it.each(keys)('holds for the text it was made over: $kind', ({ key }) => {
    for (let times = 0; times < 8; times += 1)
      expect(verifySshSignature(signatureOf(key), TEXT, [other.line, key.line])).toEqual({
        ok: true,
        value: key.line,
      });
  });

  it.each(keys)('holds for no other text: $kind', ({ key }) => {
    expect(verifySshSignature(signatureOf(key), `${TEXT} `, [key.line])).toMatchObject({
      error: 'bad-signature',
    });
  });

  it('of a key that is not listed is of nobody', () => {
    expect(verifySshSignature(signatureOf(ours), TEXT, [other.line])).toMatchObject({ error: 'unknown-key' });
  });

  it('made for git or a file is none of ours', () => {
    expect(verifySshSignature(signatureOf(ours, TEXT, 'git'), TEXT, [ours.line])).toMatchObject({
      error: 'bad-signature',
    });
  });

  it('with any byte changed, cut short, or no signature at all does not hold', () => {
    const armoured = signatureOf(ours);
    const body = Buffer.from(armoured.replace(/-----[A-Z ]+-----/g, ''), 'base64');
    const armour = (bytes: Buffer) =>
      `-----BEGIN SSH SIGNATURE-----\n${bytes.toString('base64')}\n-----END SSH SIGNATURE-----\n`;
    for (let at = 0; at < body.length; at += 1) {
      const bent = Buffer.from(body);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(verifySshSignature(armour(bent), TEXT, [ours.line]).ok, `byte ${at}`).toBe(false);
      expect(verifySshSignature(armour(body.subarray(0, at)), TEXT, [ours.line]).ok, `cut ${at}`).toBe(false);
    }
    expect(verifySshSignature('', TEXT, [ours.line]).ok).toBe(false);
  });
});
