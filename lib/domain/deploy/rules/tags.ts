import { reason } from '../../reason.ts';
import type { ResourceChange } from '../plan.ts';
import type { PlanRule } from './rule.ts';
import type { Finding } from './verdict.ts';

/**
 * What is made carries these tags. Terraform's are looked at where a resource can have any; CloudFormation hands its
 * stack's tags on, so that those are.
 */
export const tags: PlanRule<{ readonly keys: readonly string[] }> = ({ changes, stackTags }, { keys }) => {
  const made = changes.filter(({ action }) => action === 'create' || action === 'replace');
  if (!stackTags) return made.flatMap((change) => missingIn(change, keys));
  const lack = keys.filter((key) => stackTags[key] === undefined);
  return lack.length === 0 || made.length === 0
    ? []
    : [{ kind: 'denied', address: '', why: reason('rule.tags-of-stack', { keys: lack.join(', ') }) }];
};

function missingIn({ address, attributes }: ResourceChange, keys: readonly string[]): readonly Finding[] {
  const own = attributes.filter(({ path }) => path.startsWith('tags_all'));
  if (own.length === 0) return [];
  // Without any tag the provider says only afterwards that there are none; a value that is not known yet is one.
  const known = new Set(own.map(({ path }) => path.slice('tags_all.'.length)));
  const lack = keys.filter((key) => !known.has(key));
  const why = reason('rule.tags', { address, keys: lack.join(', ') });
  return lack.length === 0 ? [] : [{ kind: 'denied', address, why }];
}
