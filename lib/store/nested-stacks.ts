import { sql } from 'drizzle-orm';
import { nestedPlace } from '#lib/domain/membership/nested-stack.ts';
import type { Db } from './db.ts';

/** A stack that another one made. */
export type NestedStack = {
  /** What its snapshot is kept under: its place below its parent's. */
  readonly source: string;
  /** CloudFormation's name of it. */
  readonly stack: string;
  /** `shop-live/Kitchen`. */
  readonly called: string;
};

/** CloudFormation nests no deeper than a few; a snapshot that says otherwise is not followed for ever. */
const DEEPEST = 5;

/** The stacks that a stack made, and those that they made, by the newest snapshot of each: what their parent belongs to is theirs. */
export async function nestedStacks(
  db: Db,
  environment: string,
  parent: { readonly source: string; readonly called: string },
  depth = 1,
): Promise<readonly NestedStack[]> {
  const found = await db.execute<{ logical_id: string; physical_id: string }>(sql`
    select made->>'logicalId' as logical_id, made->>'physicalId' as physical_id
    from snapshots, jsonb_array_elements(value->'resources') as made
    where environment = ${environment} and kind = 'cloudformation' and source = ${parent.source}
      and made->>'type' = 'AWS::CloudFormation::Stack' and made->>'status' not like 'DELETE%'
    order by 1`);
  const nested = found.rows.flatMap(({ logical_id: logicalId, physical_id: arn }): readonly NestedStack[] => {
    const stack = arn?.split(':stack/')[1]?.split('/')[0];
    const source = nestedPlace(parent.source, logicalId);
    return stack ? [{ source, stack, called: nestedPlace(parent.called, logicalId) }] : [];
  });
  if (depth === DEEPEST) return nested;
  const below = await Promise.all(nested.map((each) => nestedStacks(db, environment, each, depth + 1)));
  return [...nested, ...below.flat()];
}
