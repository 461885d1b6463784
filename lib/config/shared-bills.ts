import { type BillingTags, within } from '#lib/domain/cost/bill.ts';
import { payerOf } from './payers.ts';
import { billingTags } from './portal-config.ts';
import type { PortalFile } from './schema.ts';

type Billed = {
  readonly key: string;
  readonly path: string[];
  /** Whose Cost Explorer tells its bill. */
  readonly asked: string;
  readonly tags: BillingTags;
};

/**
 * Environments that are told by one account, itself or its payer, whose bill holds another's: what carries the tags of the second carries those of the
 * first too, and would be shown as the cost of both. A system's tags alone do this.
 */
export function sharedBills(file: PortalFile): { path: string[]; message: string }[] {
  const billed = Object.entries(file.systems).flatMap(([system, whole]) =>
    Object.entries(whole.environments).map(
      ([name, own]): Billed => ({
        key: `${system}/${name}`,
        path: ['systems', system, ...(own.billing ? ['environments', name] : []), 'billing'],
        asked: payerOf(file, own.account)?.account ?? own.account,
        tags: billingTags(whole, own),
      }),
    ),
  );
  const asked = billed.filter(({ tags }) => Object.keys(tags).length > 0);
  return asked.flatMap((outer) => {
    const inner = asked.find(
      (each) => each !== outer && each.asked === outer.asked && within(outer.tags, each.tags),
    );
    return inner
      ? [
          {
            path: outer.path,
            message: `the bill of ${outer.key} would hold that of ${inner.key}: name a tag that tells them apart`,
          },
        ]
      : [];
  });
}
