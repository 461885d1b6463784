import { describe, expect, it } from 'vitest';
import { type Resolve, targetOf } from './target.ts';

const at =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('where a receiver is', () => {
  it('is the address that was looked at, with the name beside it', async () => {
    expect(await targetOf('hooks.example.org', 443, [], at('203.0.114.7'))).toEqual({
      ok: true,
      value: { host: 'hooks.example.org', port: 443, address: '203.0.114.7', family: 4, allowed: false },
    });
  });

  it.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.0.9', 'fe80::1', '::1', '::ffff:10.0.0.1'])(
    'is refused at %s, whatever its name',
    async (address) => {
      const found = await targetOf('hooks.example.org', 443, [], at('203.0.114.7', address));
      expect(found).toMatchObject({ ok: false, error: { code: 'private-address', params: { address } } });
    },
  );

  it('is refused as a bare private address too', async () => {
    for (const host of ['169.254.169.254', '[::1]', '10.0.0.1'])
      expect(await targetOf(host, 80, [], at())).toMatchObject({
        ok: false,
        error: { code: 'private-address' },
      });
  });

  it('may be private where it is allowed by name, on that port alone where one is written', async () => {
    const inside = at('10.0.0.8');
    expect(await targetOf('alerts.internal', 8443, ['alerts.internal'], inside)).toMatchObject({ ok: true });
    expect(await targetOf('alerts.internal', 8443, ['alerts.internal:8443'], inside)).toMatchObject({
      ok: true,
    });
    expect(await targetOf('alerts.internal', 22, ['alerts.internal:8443'], inside)).toMatchObject({
      ok: false,
    });
    expect(await targetOf('other.internal', 8443, ['alerts.internal'], inside)).toMatchObject({ ok: false });
  });

  it('is not found where its name has no address', async () => {
    const gone: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await targetOf('gone.example.org', 443, [], gone)).toMatchObject({
      error: { code: 'not-found', params: { host: 'gone.example.org' } },
    });
  });
});
