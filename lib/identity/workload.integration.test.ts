import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePortalConfig } from '#lib/config/parse.ts';
import type { PortalConfig } from '#lib/config/portal-config.ts';
import { isWorkloadToken, workloadCaller } from './workload.ts';

// An issuer on loopback that answers as GitHub's does: discovery, keys, and tokens with the claims that GitHub documents.
// A sample built from https://docs.github.com/en/actions/reference/security/oidc, not GitHub itself.

const AUDIENCE = 'https://portal.example.org';
let issuer: string;
let server: Server;
let config: PortalConfig;
let keys: CryptoKeyPair;
let others: CryptoKeyPair;
let asked: string[] = [];

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  others = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  server = createServer(({ url }, response) => {
    asked.push(url ?? '');
    const body = url?.startsWith('/.well-known/') ? { issuer, jwks_uri: `${issuer}/jwks` } : { keys: [jwk] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  config = configWith(issuer);
});

afterAll(() => {
  server?.closeAllConnections();
  server?.close();
});

function configWith(from: string): PortalConfig {
  const rules = `
workloads:
  - issuer: ${from}
    audience: ${AUDIENCE}
    rules:
      - name: shop on main
        claims: { repository: acme/shop, ref: [refs/heads/main, refs/heads/develop] }
        role: developer
        on: items/dev
        scopes: [deploys:read, deploys:request-application]
`;
  const parsed = parsePortalConfig(readFileSync('portal.demo.yaml', 'utf8') + rules, 'portal.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const claims: JWTPayload = {
  sub: 'repo:acme/shop:ref:refs/heads/main',
  repository: 'acme/shop',
  repository_id: '74',
  ref: 'refs/heads/main',
  ref_type: 'branch',
  event_name: 'push',
};

type Signing = { more?: JWTPayload; key?: CryptoKey; aud?: string; iss?: string; exp?: string; kid?: string };
const signed = ({ more = {}, key, aud = AUDIENCE, iss = issuer, exp = '5m', kid = 'k1' }: Signing = {}) =>
  new SignJWT({ ...claims, ...more })
    .setProtectedHeader({ alg: 'RS256', kid })
    .setIssuer(iss)
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime(exp)
    .sign(key ?? keys.privateKey);

const unsigned = (body: JWTPayload) =>
  [{ alg: 'none' }, body].map((each) => Buffer.from(JSON.stringify(each)).toString('base64url')).join('.') +
  '.x';

describe('a job of a pipeline', () => {
  it('gets the role of the rule that its claims fit, and no more than its scopes', async () => {
    expect(await workloadCaller(config, await signed())).toEqual({
      id: `${new URL(issuer).host}:${claims.sub}`,
      name: 'shop on main',
      grants: [{ role: 'developer', on: 'items/dev' }],
      via: 'token',
      scopes: ['deploys:read', 'deploys:request-application'],
    });
  });

  it.each<[string, Signing]>([
    ['for another audience', { aud: 'https://elsewhere.example.org' }],
    ['that is over', { exp: '-2m' }],
    ['of another repository', { more: { repository: 'evil/shop' } }],
    ['of another branch', { more: { ref: 'refs/pull/1/merge' } }],
    ['without the claim', { more: { repository: undefined } }],
    ['with a claim of another shape', { more: { repository: ['acme/shop'] } }],
    ['with a key that the issuer does not have', { kid: 'k2' }],
  ])('%s is nobody', async (_, how) => {
    expect(await workloadCaller(config, await signed(how))).toBeUndefined();
  });

  it('signed by somebody else is nobody', async () => {
    expect(await workloadCaller(config, await signed({ key: others.privateKey }))).toBeUndefined();
  });

  it('that is not signed at all is nobody', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 300;
    const token = unsigned({ ...claims, iss: issuer, aud: AUDIENCE, iat: exp - 300, exp });
    expect(isWorkloadToken(token)).toBe(true);
    expect(await workloadCaller(config, token)).toBeUndefined();
  });

  it('of an issuer that portal.yaml does not name is nobody, and that issuer is not asked for anything', async () => {
    asked = [];
    const stranger = configWith('https://token.actions.githubusercontent.com');
    expect(await workloadCaller(stranger, await signed())).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('whose issuer does not answer is no refusal', async () => {
    const gone = 'http://127.0.0.1:9';
    await expect(workloadCaller(configWith(gone), await signed({ iss: gone }))).rejects.toMatchObject({
      name: 'IssuerUnavailable',
    });
  });
});

it('text that is no token is nobody', async () => {
  for (const text of ['eyJ.x.y', 'eyJ..', 'ygr_x', '']) {
    if (isWorkloadToken(text)) expect(await workloadCaller(config, text)).toBeUndefined();
    else expect(text.startsWith('eyJ') && text.split('.').length === 3).toBe(false);
  }
});
