import { at, recordsAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import type { Statement } from '../statements.ts';
import type { World } from '../world.ts';
import { type FindingRule, finding, ownStatements } from './finding.ts';

/** A bucket that anybody may read or write: by its policy or by its ACL, and nothing blocks it. */
export const publicBucket: FindingRule = ({ world }) =>
  world.ofKind('bucket').flatMap((bucket) => {
    const policy = blocks(bucket, world, 'restrictPublicBuckets') ? undefined : openPolicy(bucket, world);
    const acl = blocks(bucket, world, 'ignorePublicAcls') ? undefined : openAcl(bucket, world);
    const says = policy ?? acl;
    if (says === undefined) return [];
    return [finding('bucket-public', [bucket], {}, says, `${bucket.name}: no public access block stops it`)];
  });

function openPolicy(bucket: GraphNode, world: World): string | undefined {
  const open = ownStatements(bucket, world).find(
    (each) =>
      each.effect === 'Allow' && each.principals.includes('*') && !each.conditional && !isIdle(each, bucket),
  );
  return open && `${open.where}: everybody may ${[...open.actions, ...open.notActions].join(', ')}`;
}

/** Rights to objects, on the bucket itself: no object has that name, so they let nobody in. */
function isIdle({ actions, resources }: Statement, { id, name, arn, aliases }: GraphNode): boolean {
  const bucket = [...aliases, arn, `arn:aws:s3:::${name}`, `arn:aws:s3:::\${${id}}`];
  return (
    actions.length > 0 &&
    actions.every((each) => each.includes('Object')) &&
    resources.length > 0 &&
    resources.every((each) => bucket.includes(each))
  );
}

function openAcl(bucket: GraphNode, world: World): string | undefined {
  const parts = world.partsOf(bucket);
  if (parts.some(({ attributes }) => hasNoAcls(attributes))) return undefined;
  const acls = parts.map(({ attributes }) => textAt(attributes, 'acl', 'accessControl'));
  const open = acls.find((acl) => /^public-read|^PublicRead/.test(acl ?? ''));
  return open && `${bucket.name}: ACL ${open}`;
}

/** Whoever owns every object of a bucket has switched its ACLs off. */
const hasNoAcls = (attributes: GraphNode['attributes']): boolean =>
  recordsAt(attributes, 'rule', 'ownershipControls.rules').some(
    (rule) => textAt(rule, 'objectOwnership') === 'BucketOwnerEnforced',
  );

const PATHS = ['', 'publicAccessBlockConfiguration.'];

const blocks = (bucket: GraphNode, world: World, setting: string): boolean =>
  world
    .partsOf(bucket)
    .some(({ attributes }) => PATHS.some((path) => String(at(attributes, `${path}${setting}`)) === 'true'));
