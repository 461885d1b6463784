import type { AttributeChange, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { risksOf } from '#lib/domain/deploy/risk.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';

const UNKNOWN = '(known after apply)';

/**
 * Changes with what hangs on parameters whose values are only known once something else is deployed: each property that
 * names one is shown as not known, of resources that would not change otherwise too. A condition may take a resource in or
 * out: what stands under one is left as it is, and a plan that differs there asks again.
 * @param template as CloudFormation expanded it
 */
export function withAwaited(
  changes: readonly ResourceChange[],
  template: unknown,
  parameters: readonly string[],
): readonly ResourceChange[] {
  const late = hangingOn(template, new Set(parameters));
  const known = new Set(changes.map(({ address }) => address));
  const more = late.filter(({ address }) => !known.has(address));
  return [
    ...changes.map((each) => {
      const here = late.find(({ address }) => address === each.address);
      return here && each.action === 'update'
        ? { ...each, attributes: merged(each.attributes, here.tops) }
        : each;
    }),
    ...more.map(({ address, type, tops }): ResourceChange => {
      const attributes = tops.map(unknown);
      return { address, type, action: 'update', attributes, risks: risksOf(type, 'update', attributes) };
    }),
  ];
}

type Hanging = { readonly address: string; readonly type: string; readonly tops: readonly string[] };

function hangingOn(template: unknown, names: ReadonlySet<string>): readonly Hanging[] {
  const resources = isRecord(template) && isRecord(template.Resources) ? template.Resources : {};
  return Object.entries(resources).flatMap(([address, resource]) => {
    if (!isRecord(resource) || typeof resource.Type !== 'string' || !isRecord(resource.Properties)) return [];
    const tops = Object.entries(resource.Properties)
      .filter(([, value]) => namesOne(value, names))
      .map(([name]) => name);
    return tops.length === 0 ? [] : [{ address, type: resource.Type, tops }];
  });
}

/** `{ Ref: Name }`, or `${Name}` in a text that is put together. */
function namesOne(value: unknown, names: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return [...names].some((name) => value.includes(`\${${name}}`));
  if (Array.isArray(value)) return value.some((each) => namesOne(each, names));
  if (!isRecord(value)) return false;
  if (typeof value.Ref === 'string' && names.has(value.Ref)) return true;
  return Object.values(value).some((each) => namesOne(each, names));
}

const merged = (
  attributes: readonly AttributeChange[],
  tops: readonly string[],
): readonly AttributeChange[] => [
  ...attributes.filter(({ path }) => !tops.some((top) => path === top || path.startsWith(`${top}.`))),
  ...tops.map(unknown),
];

const unknown = (path: string): AttributeChange => ({
  ...{ path, after: UNKNOWN, sensitive: false, unknownAfter: true, forcesReplacement: false },
});
