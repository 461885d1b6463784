import type { ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Masker } from '#lib/domain/masking.ts';
import { changeSetChanges, type TemplateSide } from './change-set.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';

/** A stack's change set with those of the stacks in it, as `IncludeNestedStacks` makes them. */
export type ChangeSetLevel = {
  readonly entries: readonly ChangeSetEntry[];
  readonly before: TemplateSide | undefined;
  readonly after: TemplateSide;
  readonly nested: readonly NestedLevel[];
};

/** `logicalId`: of the stack in the template around it. */
export type NestedLevel = ChangeSetLevel & { readonly logicalId: string };

/**
 * All changes, those of a nested stack below the stack itself: `Kitchen`, `Kitchen/Table`. A nested stack that was opened
 * and in which nothing changes is none, unless its own properties do.
 */
export function allChanges(level: ChangeSetLevel, mask: Masker): readonly ResourceChange[] {
  const opened = new Map(level.nested.map((each) => [each.logicalId, each]));
  return changeSetChanges(level.entries, level.before, level.after, mask).flatMap((own) => {
    const inside = opened.get(own.address);
    if (!inside) return [own];
    const below = allChanges(inside, mask).map((each) => ({
      ...each,
      address: `${own.address}/${each.address}`,
      ...(each.because ? { because: each.because.map((cause) => `${own.address}/${cause}`) } : {}),
    }));
    const idle = below.length === 0 && own.action === 'update' && own.attributes.every(isLater);
    return idle ? [] : [own, ...below];
  });
}

/** What CloudFormation says of every nested stack before it looked into it: something may come out of it. */
const isLater = ({ unknownAfter }: ResourceChange['attributes'][number]): boolean => unknownAfter;

/** Every stack with what will be in it, by its place: ``, `/Kitchen`, `/Kitchen/Oven`. */
export function sidesAfter(
  level: ChangeSetLevel,
  place = '',
): readonly { readonly place: string; readonly after: TemplateSide }[] {
  return [
    { place, after: level.after },
    ...level.nested.flatMap((each) => sidesAfter(each, `${place}/${each.logicalId}`)),
  ];
}

/** Whether a template has stacks in it; only then their change sets are asked for. */
export const hasNested = (template: string): boolean =>
  template.includes('AWS::CloudFormation::Stack') || template.includes('AWS::Serverless::Application');
