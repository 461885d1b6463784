import { listAt, textAt } from '../attributes.ts';
import { type GraphNode, resourceId } from '../model.ts';
import type { EdgeFact, EdgeRule, World } from '../world.ts';

/** Whoever calls a public API: no state knows them, so one node stands for all. */
export const CLIENTS = resourceId('client:public');

/** What answers anybody over HTTPS. */
export const requests: EdgeRule = (world) =>
  world.ofKind('rest-api', 'http-api', 'graphql-api', 'cdn', 'load-balancer', 'function').flatMap((node) => {
    const says = openDoor(node, world);
    return says === undefined ? [] : [request(node, says, spokenBy(node, world))];
  });

const request = (to: GraphNode, says: string, label: string): EdgeFact => ({
  kind: 'request',
  from: CLIENTS,
  to: to.id,
  label,
  says,
});

/** What a balancer's listeners speak; everything else answers over HTTPS. */
function spokenBy(node: GraphNode, world: World): string {
  if (node.kind !== 'load-balancer') return 'HTTPS';
  const own = ['protocol', 'listeners.protocol', 'listener.lbProtocol'];
  const spoken = world
    .partsOf(node)
    .flatMap(({ attributes }) => textAt(attributes, ...own)?.toUpperCase() ?? []);
  return spoken.length === 0 ? 'HTTPS' : [...new Set(spoken)].toSorted().join(', ');
}

function openDoor(node: GraphNode, world: World): string | undefined {
  switch (node.kind) {
    case 'rest-api':
    case 'http-api':
    case 'graphql-api': {
      const isPrivate =
        listAt(node.attributes, 'endpointConfiguration.types').includes('PRIVATE') ||
        textAt(node.attributes, 'visibility') === 'PRIVATE';
      return isPrivate ? undefined : `${node.name} is a public API: its endpoint answers anybody over HTTPS`;
    }
    case 'cdn':
      return `${node.name} is a CloudFront distribution: it answers anybody over HTTPS`;
    case 'load-balancer': {
      const isInternal =
        node.attributes.internal === true || textAt(node.attributes, 'scheme') === 'internal';
      return isInternal ? undefined : `${node.name} is an internet-facing load balancer`;
    }
    default:
      return urlOf(node, world) ? `${node.name} has a function URL` : undefined;
  }
}

const URL_TYPE = /^(aws_lambda_function_url|AWS::Lambda::Url)$/;

/** The function's URL, where it has one. */
export const urlOf = (fn: GraphNode, world: World) =>
  world.partsOf(fn).find((each) => URL_TYPE.test(each.type));
