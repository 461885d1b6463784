import type { PortalConfig } from '#lib/config/portal-config.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { ListedPerson } from '#lib/domain/proof/listed-person.ts';
import { countsFrom, covers, type PersonKey } from '#lib/domain/proof/people.ts';
import { keyFingerprint } from '#lib/proof/enroll.ts';
import { sshFingerprint } from '#lib/proof/ssh-key.ts';

/** People who may speak on one of these environments. */
export function peopleOn(
  { file }: PortalConfig,
  environments: readonly EnvironmentKey[],
): readonly ListedPerson[] {
  const delay = file.proof?.keysCountAfter;
  if (delay === undefined) return [];
  return file.people
    .filter(({ on }) => on.some((each) => environments.some((key) => covers(each, key))))
    .map(({ id, name, on, lanes, may, from, until, keys }) => ({
      ...{ id, on, lanes, may },
      ...(name === undefined ? {} : { name }),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      keys: keys.map((key) => ({
        kind: key.kind,
        fingerprint: fingerprintOf(key),
        countsFrom: countsFrom(key, delay),
      })),
    }));
}

const fingerprintOf = (key: PersonKey): string =>
  key.kind === 'passkey'
    ? keyFingerprint(key.publicKey)
    : sshFingerprint(Buffer.from(key.line.split(' ')[1] ?? '', 'base64'));
