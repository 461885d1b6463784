import { at, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
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
    ({ effect, principals, conditional }) => effect === 'Allow' && principals.includes('*') && !conditional,
  );
  return open && `${open.where}: everybody may ${[...open.actions, ...open.notActions].join(', ')}`;
}

function openAcl(bucket: GraphNode, world: World): string | undefined {
  const acls = world.partsOf(bucket).map(({ attributes }) => textAt(attributes, 'acl', 'accessControl'));
  const open = acls.find((acl) => /^public-read|^PublicRead/.test(acl ?? ''));
  return open && `${bucket.name}: ACL ${open}`;
}

const PATHS = ['', 'publicAccessBlockConfiguration.'];

const blocks = (bucket: GraphNode, world: World, setting: string): boolean =>
  world
    .partsOf(bucket)
    .some(({ attributes }) => PATHS.some((path) => String(at(attributes, `${path}${setting}`)) === 'true'));
