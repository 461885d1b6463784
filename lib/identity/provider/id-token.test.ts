import { generateKeyPair, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { verifyIdToken } from './id-token.ts';

const NOW = Date.UTC(2026, 10, 28);
const at = NOW / 1_000;
const claims = {
  iss: 'https://id.example.org',
  aud: 'yagura',
  sub: 'u-1',
  nonce: 'n',
  iat: at,
  exp: at + 60,
};
const secret = new TextEncoder().encode('a secret that both sides share, of 32 bytes');
const expected = { issuer: claims.iss, clientId: 'yagura', nonce: 'n', now: NOW };

it('takes no signature by a secret that both sides have, though the provider announces it and the key would fit', async () => {
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  const asked = verifyIdToken(token, {
    ...expected,
    keys: async () => secret,
    algorithms: ['HS256', 'RS256'],
  });
  await expect(asked).rejects.toMatchObject({ problem: 'provider', message: expect.stringMatching(/alg/i) });
});

it.each(['RS256', 'PS384', 'ES256', 'EdDSA'])(
  'takes %s where the provider announces it, and not else',
  async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const token = await new SignJWT(claims).setProtectedHeader({ alg }).sign(privateKey);
    const ask = (algorithms: readonly string[]) =>
      verifyIdToken(token, { ...expected, keys: async () => publicKey, algorithms });
    expect((await ask([alg])).sub).toBe('u-1');
    await expect(ask(['RS512'])).rejects.toMatchObject({ problem: 'provider' });
  },
);

it('tells keys that cannot be had from a token that is wrong', async () => {
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  const keys = () => Promise.reject(new TypeError('fetch failed'));
  await expect(verifyIdToken(token, { ...expected, keys, algorithms: ['RS256'] })).rejects.toMatchObject({
    problem: 'provider',
  });
  const { privateKey } = await generateKeyPair('RS256');
  const good = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
  await expect(verifyIdToken(good, { ...expected, keys, algorithms: ['RS256'] })).rejects.toMatchObject({
    problem: 'unreachable',
  });
});
