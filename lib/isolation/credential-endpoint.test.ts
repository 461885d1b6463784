import { describe, expect, it } from 'vitest';
import { keyKeeper } from './credential-endpoint.ts';
import type { IssuedKeys } from './port.ts';

const MINUTE = 60_000;

/** A role whose sessions last `minutes`, and a clock that only the test moves. */
function role(minutes: number) {
  let now = 0;
  let issued = 0;
  const heard: string[] = [];
  const issue = (): IssuedKeys => {
    issued += 1;
    return {
      accessKeyId: `key-${issued}`,
      secretAccessKey: 's',
      sessionToken: 't',
      expiresAt: now + minutes * MINUTE,
    };
  };
  let failing: Error | undefined;
  const renew = async () => {
    if (failing) throw failing;
    return issue();
  };
  const keys = keyKeeper(
    issue(),
    renew,
    () => now,
    (each) => heard.push(each.accessKeyId),
  );
  return {
    keys,
    heard,
    at: (minute: number) => {
      now = minute * MINUTE;
    },
    fail: (error: Error | undefined) => {
      failing = error;
    },
  };
}

describe('wall row 15: the keys of a step', () => {
  it.each([15, 60])(
    'of a role of %i minutes are good for every minute of an apply of four hours',
    async (minutes) => {
      const { keys, at } = role(minutes);
      const seen = new Set<string>();
      for (let minute = 0; minute <= 240; minute += 1) {
        at(minute);
        const { accessKeyId, expiresAt } = await keys();
        // An SDK asks anew from five minutes before the end, and must then find more than that.
        expect(expiresAt - minute * MINUTE).toBeGreaterThan(5 * MINUTE);
        seen.add(accessKeyId);
      }
      expect(seen.size).toBeGreaterThanOrEqual(240 / minutes);
    },
  );

  it('are asked for once, whoever asks at that moment, and each is told of so that no log shows it', async () => {
    const { keys, at, heard } = role(15);
    at(10);
    const given = await Promise.all([keys(), keys(), keys()]);
    expect(new Set(given.map((each) => each.accessKeyId))).toEqual(new Set(['key-2']));
    expect(heard).toEqual(['key-2']);
  });

  it('that cannot be renewed are given until their end, and no longer', async () => {
    const { keys, at, fail } = role(15);
    fail(new Error('STS is away'));
    at(14);
    expect(await keys()).toMatchObject({ accessKeyId: 'key-1' });
    at(15);
    await expect(keys()).rejects.toThrow('STS is away');
    fail(undefined);
    expect(await keys()).toMatchObject({ accessKeyId: 'key-2' });
  });
});
