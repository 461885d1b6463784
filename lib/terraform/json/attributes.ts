import type { AttributeChange } from '#lib/domain/deploy/plan.ts';
import { holdsSecret } from '#lib/domain/masking/secret-names.ts';
import { MASKED, type Masker, maskJson } from '#lib/domain/masking.ts';
import { marked } from '#lib/domain/text/marks.ts';
import type { PlanJsonChange } from './plan-json.ts';

const SENSITIVE = '(sensitive)';
const UNKNOWN = '(known after apply)';
/** More than anybody reads of one resource; the content digest is over all of them. */
const MOST = 300;

type Side = {
  readonly value: unknown;
  readonly sensitive: unknown;
  readonly unknown: unknown;
  /** A name on the way, or beside the value, says that it is a secret. */
  readonly secret: boolean;
};

/** What changes inside one resource, leaf by leaf, in the order of Terraform's own attributes. */
export function attributeChanges(change: PlanJsonChange, mask: Masker): readonly AttributeChange[] {
  const found: AttributeChange[] = [];
  const forcing = (change.replace_paths ?? []).map((path) => path.join('.'));
  const before = { value: change.before, sensitive: change.before_sensitive, unknown: false, secret: false };
  const after = {
    value: change.after,
    sensitive: change.after_sensitive,
    unknown: change.after_unknown,
    secret: false,
  };
  walk('', before, after, (path, from, to) => {
    if (found.length >= MOST) return;
    const sensitive = from.sensitive === true || to.sensitive === true;
    // What one side calls sensitive, the other side is likely to hold too.
    const secret = from.secret || to.secret;
    const was = leafText({ ...from, sensitive, secret }, mask);
    const becomes = to.unknown === true ? UNKNOWN : leafText({ ...to, sensitive, secret }, mask);
    found.push({
      path: marked(path),
      ...(was === undefined ? {} : { before: was }),
      ...(becomes === undefined ? {} : { after: becomes }),
      sensitive,
      unknownAfter: to.unknown === true,
      forcesReplacement: forcing.some((each) => path === each || path.startsWith(`${each}.`)),
    });
  });
  return found;
}

function walk(
  path: string,
  before: Side,
  after: Side,
  changed: (path: string, before: Side, after: Side) => void,
): void {
  const opaque = [before.sensitive, after.sensitive, after.unknown].includes(true);
  const keys = opaque ? [] : keysOf(before.value, after.value, after.unknown);
  if (keys.length === 0) {
    if (after.unknown === true || !same(before.value, after.value)) changed(path, before, after);
    return;
  }
  for (const key of keys) {
    walk(path === '' ? key : `${path}.${key}`, child(before, key), child(after, key), changed);
  }
}

/** Keys to go down into, or none where the value is a leaf. */
function keysOf(...values: readonly unknown[]): string[] {
  const containers = values.filter((each) => each !== null && typeof each === 'object');
  if (values.slice(0, 2).some((each) => each !== null && each !== undefined && typeof each !== 'object'))
    return [];
  return [...new Set(containers.flatMap((each) => Object.keys(each as object)))];
}

const child = (side: Side, key: string): Side => ({
  value: inside(side.value, key),
  sensitive: side.sensitive === true || inside(side.sensitive, key),
  unknown: side.unknown === true || inside(side.unknown, key),
  secret: side.value !== null && typeof side.value === 'object' && holdsSecret(side.value, key, side.secret),
});

const inside = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function leafText(side: Side, mask: Masker): string | undefined {
  if (side.value === undefined || side.value === null) return undefined;
  if (side.sensitive === true) return SENSITIVE;
  const masked = maskJson(side.value, mask, side.secret);
  return masked === MASKED ? MASKED : marked(JSON.stringify(masked));
}
