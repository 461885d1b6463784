import { type LookupAddress, lookup } from 'node:dns';
import { createServer, type Server } from 'node:http';
import { BlockList, connect, isIP, isIPv6, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { promisify } from 'node:util';
import { isPublicAddress } from '#lib/config/public-address.ts';
import type { StepNetwork } from './port.ts';

/** How names become addresses, and addresses connections; a test has its own. */
export type Outside = {
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
  readonly dial: (to: { readonly host: string; readonly port: number }) => Socket;
};

const HTTPS = 443;
const CONNECT_WITHIN_MS = 20_000;

const OUTSIDE: Outside = {
  resolve: (host) => promisify(lookup)(host, { all: true }),
  dial: ({ host, port }) => connect({ host, port, timeout: CONNECT_WITHIN_MS }),
};

/**
 * The only way out of a step: `CONNECT` to exactly the names that it may call. A name is resolved once and stays
 * what it was, so that it cannot be turned to this machine or its network later; TLS goes through untouched.
 * @param onRefused is told of each name that was asked for in vain, once
 */
export function connectProxy(
  { hosts, privateNetworks }: Pick<StepNetwork, 'hosts' | 'privateNetworks'>,
  onRefused: (text: string) => void,
  { resolve, dial }: Outside = OUTSIDE,
): Server {
  const allowed = new Set(hosts.map((each) => (each.includes(':') ? each : `${each}:${HTTPS}`)));
  const listed = networks(privateNetworks);
  const known = new Map<string, Promise<string>>();
  const told = new Set<string>();

  function addressOf(host: string): Promise<string> {
    const found = known.get(host) ?? pick(host);
    known.set(host, found);
    found.catch(() => known.delete(host));
    return found;
  }

  async function pick(host: string): Promise<string> {
    const addresses = await resolve(host);
    const [first] = addresses;
    if (!first) throw new Error(`${host} has no address`);
    const stranger = addresses.find(({ address }) => !isPublicAddress(address) && !listed(address));
    if (stranger) throw new Error(`${host} is at ${stranger.address}, which is no public address`);
    return first.address;
  }

  function refuse(text: string): void {
    if (told.has(text) || told.size > 100) return;
    told.add(text);
    onRefused(text);
  }

  const server = createServer((_, answer) => answer.writeHead(405).end('only CONNECT\n'));
  async function lead(target: string, inside: Duplex, head: Buffer): Promise<void> {
    const [host, port] = splitTarget(target);
    if (!allowed.has(target) || isIP(host)) throw new Error(`${target} is not among the hosts of this step`);
    const outside = dial({ host: await addressOf(host), port: Number(port) });
    const end = () => {
      inside.destroy();
      outside.destroy();
    };
    outside.once('connect', () => {
      outside.setTimeout(0);
      inside.write('HTTP/1.1 200 Connection established\r\n\r\n');
      outside.write(head);
      outside.pipe(inside).pipe(outside);
    });
    outside.on('timeout', end).on('error', end).on('close', end);
    inside.on('close', end);
  }

  server.on('connect', (asked, inside, head) => {
    inside.on('error', () => inside.destroy());
    lead((asked.url ?? '').toLowerCase().slice(0, 300), inside, head).catch((error: Error) => {
      refuse(error.message);
      inside.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    });
  });
  return server;
}

function splitTarget(target: string): readonly [string, string] {
  const at = target.lastIndexOf(':');
  return [target.slice(0, at), target.slice(at + 1)];
}

function networks(cidrs: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [net = '', prefix = ''] = cidr.split('/');
    list.addSubnet(net, Number(prefix), isIPv6(net) ? 'ipv6' : 'ipv4');
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
