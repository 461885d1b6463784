import { recordsAt, textAt } from '../attributes.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

type Rule = Readonly<Record<string, unknown>>;

/** A lifecycle rule that deletes every object of its bucket, since it has no filter at all. */
export const lifecycle: FindingRule = ({ world }) =>
  world.ofKind('bucket').flatMap((bucket) =>
    world.partsOf(bucket).flatMap((part) => {
      const rules = [
        ...recordsAt(part.attributes, 'lifecycleConfiguration.rules'),
        ...(part.type === 'aws_s3_bucket_lifecycle_configuration' ? recordsAt(part.attributes, 'rule') : []),
      ];
      return rules.filter(deletesAll).map((rule) => {
        const days = String(daysOf(rule));
        const says = `${addressOf(part)}: rule ${textAt(rule, 'id') ?? ''} deletes after ${days} days`;
        return finding(
          'lifecycle-unfiltered',
          [bucket],
          { days },
          says,
          'it has no filter: every object is meant',
        );
      });
    }),
  );

const deletesAll = (rule: Rule): boolean =>
  textAt(rule, 'status') === 'Enabled' &&
  daysOf(rule) !== undefined &&
  !SELECTS.some((key) => isSet(rule[key]));

const daysOf = (rule: Rule): string | number | undefined => {
  const days = rule.expirationInDays ?? recordsAt(rule, 'expiration')[0]?.days;
  return typeof days === 'number' && days > 0
    ? days
    : typeof days === 'string' && Number(days) > 0
      ? days
      : undefined;
};

const SELECTS = ['prefix', 'tagFilters', 'filter', 'objectSizeGreaterThan', 'objectSizeLessThan'];

/** An empty filter block is somebody's word that every object is meant. */
const isSet = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
