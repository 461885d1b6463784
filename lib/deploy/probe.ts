import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { request as http } from 'node:http';
import { request as https } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '#lib/config/public-address.ts';

/** What an address answered; `status` absent: nobody answered. */
export type ProbeAnswer = { readonly status?: number; readonly cause?: string };
export type Probe = (url: string) => Promise<ProbeAnswer>;

const TIMEOUT_MS = 10_000;

/**
 * One GET, bounded, following no redirect. The address comes from a commit, so nothing is asked of the runner's own
 * network: not of this machine, not of its metadata service, not of neighbours, whatever name stands for them.
 * @param endpoint `AWS_ENDPOINT_URL`: hosts of AWS are asked there by name, as the SDK asks everything there.
 */
export const httpProbe =
  (endpoint: string | undefined): Probe =>
  (url) =>
    new Promise((resolve) => {
      const target = new URL(url);
      const cloud = endpoint === undefined ? undefined : new URL(endpoint);
      const isCloud = target.hostname.endsWith('.amazonaws.com') || (cloud && isServedBy(cloud, target));
      const through = cloud && isCloud ? cloud : target;
      const literal = through.hostname.replace(/^\[|\]$/g, '');
      if (through !== cloud && isIP(literal) !== 0 && !isPublicAddress(literal))
        return resolve({ cause: NOT_PUBLIC });
      const send = through.protocol === 'https:' ? https : http;
      const asked = send(
        {
          host: literal,
          port: through.port || undefined,
          path: `${target.pathname}${target.search}`,
          headers: { host: target.host },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          ...(through === cloud ? {} : { lookup: publicLookup }),
        },
        (answer) => {
          answer.resume();
          resolve({ ...(answer.statusCode === undefined ? {} : { status: answer.statusCode }) });
        },
      );
      asked.on('error', ({ message }) => resolve({ cause: message }));
      asked.end();
    });

/** The cloud's own host; an emulator on this machine also gives out `<api>.localhost` names on its port. */
const isServedBy = (cloud: URL, target: URL): boolean =>
  target.host === cloud.host || (target.hostname.endsWith('.localhost') && target.port === cloud.port);

const NOT_PUBLIC = 'it is no public address';

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Asked by the connection itself: what is checked is what is connected to. */
function publicLookup(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return found(error ?? new Error(`${host} has no address`), []);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return found(new Error(NOT_PUBLIC), []);
    return options.all ? found(null, addresses) : found(null, first.address, first.family);
  });
}
