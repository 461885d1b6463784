import { describe, expect, it } from 'vitest';
import { clientAddress, trustedProxies } from './client-address.ts';

const none = trustedProxies([]);
const proxies = trustedProxies(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

describe('where a request comes from', () => {
  it.each([
    ['the peer, whatever the request says', '198.51.100.4', '203.0.113.9', none, '198.51.100.4'],
    ['the peer that is no trusted proxy', '198.51.100.4', '203.0.113.9', proxies, '198.51.100.4'],
    ['what a trusted proxy says', '10.1.2.3', '203.0.113.9', proxies, '203.0.113.9'],
    [
      'the last one said, not what the client wrote',
      '10.1.2.3',
      '6.6.6.6, 203.0.113.9',
      proxies,
      '203.0.113.9',
    ],
    ['through two trusted proxies', '10.1.2.3', '203.0.113.9, 192.0.2.7', proxies, '203.0.113.9'],
    ['the proxy itself when it says nothing', '10.1.2.3', undefined, proxies, '10.1.2.3'],
    ['the proxy when it says no address', '10.1.2.3', '203.0.113.9, unknown', proxies, '10.1.2.3'],
    ['an IPv4 peer on an IPv6 socket', '::ffff:10.1.2.3', '203.0.113.9', proxies, '203.0.113.9'],
    ['an IPv6 peer', 'fd00::1', '2001:db8::5', proxies, '2001:db8::5'],
    ['without the port that some proxies add', '10.1.2.3', '203.0.113.9:51234', proxies, '203.0.113.9'],
    ['without brackets', '10.1.2.3', '[2001:db8::5]:443', proxies, '2001:db8::5'],
    ['unknown when the connection is gone', undefined, '203.0.113.9', proxies, 'unknown'],
  ] as const)('is %s', (_which, peer, forwarded, trusted, address) => {
    expect(clientAddress(peer, forwarded, trusted)).toBe(address);
  });

  it.each(['proxy.internal', '10.0.0.0/33', '10.0.0', 'fd00::/129', '10.0.0.0/x'])(
    'a proxy is named by address or range, not %s',
    (entry) => {
      expect(() => trustedProxies([entry])).toThrow(entry);
    },
  );
});
