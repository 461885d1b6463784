import { wantedAccounts } from '#lib/domain/discovery/accounts.ts';
import type { DiscoverAnswer, DiscoverAsk, SeenRegion } from '#lib/domain/discovery/seen.ts';
import { seenSoFar } from '#lib/domain/discovery/seen-so-far.ts';
import { type Instant, instant } from '#lib/domain/time.ts';

/** A part of the answer, or why there is none, in words. */
export type ScanPart = DiscoverAnswer | { readonly refused: string };

/** An account and region: being read, read, or not to be read. */
export type Scanned = {
  readonly account: string;
  readonly region: string;
  readonly seen?: SeenRegion;
  readonly done: boolean;
  /** When the last part of the answer came. */
  readonly readAt?: Instant;
  readonly refused?: string;
};

export type Places = {
  /** As they are pasted: `111122223333`, or `111122223333=other-role`. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly role: string;
  readonly externalId?: string;
};

/** Words between commas, spaces and line ends. */
export const listOf = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,]/).filter((each) => each !== '')),
];

/** Looks through every account and region, one after another, and tells after each answer how far it is. */
export async function scan(
  places: Places,
  part: (ask: DiscoverAsk) => Promise<ScanPart>,
  tell: (all: readonly Scanned[]) => void,
  now: () => Instant = () => instant(Date.now()),
): Promise<void> {
  const wanted = wantedAccounts(places.accounts, places.role);
  const pairs = (wanted.ok ? wanted.value : []).flatMap((each) =>
    places.regions.map((region) => ({ ...each, region })),
  );
  const all: Scanned[] = pairs.map(({ account, region }) => ({ account, region, done: false }));
  tell([...all]);
  for (const [index, { account, region, role }] of pairs.entries()) {
    let after: string | undefined;
    do {
      const answer = await part({
        ...{ account, region, role },
        ...(places.externalId ? { externalId: places.externalId } : {}),
        ...(after ? { after } : {}),
      });
      const before = all[index]?.seen;
      if ('refused' in answer) {
        all[index] = {
          account,
          region,
          done: true,
          readAt: now(),
          refused: answer.refused,
          ...(before ? { seen: before } : {}),
        };
        after = undefined;
      } else {
        after = answer.next;
        all[index] = {
          ...{ account, region, done: after === undefined, readAt: now() },
          seen: seenSoFar(before, answer.seen),
        };
      }
      tell([...all]);
    } while (after);
  }
}
