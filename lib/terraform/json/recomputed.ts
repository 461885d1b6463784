import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import { configuredReferences, withoutKeys } from './references.ts';

/**
 * A changed resource of which no written value differs, only such as come out of other resources that are updated where they
 * are, follows from those. One that somebody must look at (a role, a way in, data) is never folded away: what its value will
 * be is not known.
 * @param changes of one plan. @param configuration of the same plan
 */
export function withCauses(
  changes: readonly ResourceChange[],
  configuration: unknown,
): readonly ResourceChange[] {
  const updated = new Map(changes.map((each) => [withoutKeys(each.address), each]));
  const referenced = configuredReferences(configuration);
  return changes.map((change) => {
    const { address, action, attributes, risks } = change;
    if (action !== 'update' || risks.length > 0 || attributes.length === 0) return change;
    if (!attributes.every(({ unknownAfter }) => unknownAfter)) return change;
    const causes = attributes.map(({ path }) =>
      referenced(address, path.split('.')).filter(
        (each) => updated.has(each) && each !== withoutKeys(address),
      ),
    );
    const because = [...new Set(causes.flat())];
    const inPlace = because.every((each) => updated.get(each)?.action === 'update');
    return because.length > 0 && inPlace ? { ...change, because } : change;
  });
}
