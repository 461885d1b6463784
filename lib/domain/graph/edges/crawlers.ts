import { at, recordsAt, textAt } from '../attributes.ts';
import type { GraphNode } from '../model.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';

/** Crawler → where it looks. */
export const crawlers: EdgeRule = (world) =>
  world.ofKind('crawler').flatMap((crawler) => {
    const targets = at(crawler.attributes, 'targets');
    const found = [
      ...recordsAt({ targets }, 'targets.s3Targets'),
      ...recordsAt(crawler.attributes, 's3Target'),
    ].flatMap((each) => inBucket(textAt(each, 'path'), world));
    const tables = [
      ...recordsAt({ targets }, 'targets.dynamoDBTargets'),
      ...recordsAt(crawler.attributes, 'dynamodbTarget'),
    ].flatMap((each) => world.find(textAt(each, 'path'), 'table') ?? []);
    return [...found, ...tables].map((from) => read(crawler, from));
  });

const read = (by: GraphNode, what: GraphNode): EdgeFact => ({
  kind: 'read',
  from: by.id,
  to: what.id,
  label: 'crawl',
  says: `${by.name}: looks into ${what.name}`,
});

/** `s3://<bucket>/<path>` */
function inBucket(path: string | undefined, world: World): readonly GraphNode[] {
  const found = world.find(path, 'bucket') ?? world.find(/^s3:\/\/([^/]+)/.exec(path ?? '')?.[1], 'bucket');
  return found ? [found] : [];
}
