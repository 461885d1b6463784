import { isIP } from 'node:net';
import { coversKey } from '#lib/domain/access/can.ts';
import { didYouMean } from './meant.ts';
import { keysOf, noPlace } from './places.ts';
import { isPublicAddress } from './public-address.ts';
import type { PortalFile } from './schema.ts';

/** Routes to nobody and from nowhere: a message that never comes is found when it is missed. */
export function notificationProblems({
  notifications,
  systems,
}: PortalFile): { path: string[]; message: string }[] {
  if (!notifications) return [];
  const { receivers, routes, mail } = notifications;
  const keys = keysOf({ systems });
  const owners = new Set(Object.values(systems).map(({ owner }) => owner));
  const problems = routes.flatMap(({ to, on, owner }, index) => {
    const at = ['notifications', 'routes', String(index)];
    return [
      ...to.flatMap((each, position) =>
        receivers[each]
          ? []
          : [{ path: [...at, 'to', String(position)], message: noReceiver(each, Object.keys(receivers)) }],
      ),
      ...(keys.some((key) => coversKey(on, key))
        ? []
        : [{ path: [...at, 'on'], message: noPlace(on, keys) }]),
      ...(owner === undefined || owners.has(owner)
        ? []
        : [{ path: [...at, 'owner'], message: 'no system of this file has this owner' }]),
    ];
  });
  const mails = Object.entries(receivers).filter(([, { kind }]) => kind === 'email');
  if (mails.length > 0 && !mail)
    problems.push({
      path: ['notifications', 'receivers', mails[0]?.[0] ?? ''],
      message: 'mail needs notifications.mail: the server and who it is from',
    });
  for (const [receiver, { kind, ...at }] of Object.entries(receivers)) {
    const fault = kind === 'webhook' && 'url' in at ? addressFault(at.url, notifications.allow) : undefined;
    if (fault) problems.push({ path: ['notifications', 'receivers', receiver, 'url'], message: fault });
  }
  return problems;
}

const noReceiver = (name: string, all: readonly string[]): string =>
  `no receiver ${JSON.stringify(name)} below receivers${didYouMean(name, all)}`;

/** What would be refused when it is told: an address that is not the internet's, or without TLS, and not allowed by name. */
function addressFault(written: string, allow: readonly string[]): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const { protocol, hostname, host } = new URL(written);
  if (allow.includes(hostname) || allow.includes(host)) return undefined;
  const ip = hostname.replace(/^\[|\]$/g, '');
  const isOwn = hostname === 'localhost' || (isIP(ip) !== 0 && !isPublicAddress(ip));
  const instead = `write it below notifications.allow where ${host} is meant`;
  if (isOwn) return `${ip} is this machine's, its network's or a private address; ${instead}`;
  return protocol === 'http:' ? `write https; ${instead}` : undefined;
}
