import { recordsAt, textAt } from '../attributes.ts';
import type { GraphNode, NodeKind } from '../model.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';

const MAPPING =
  /^(aws_api_gateway_base_path_mapping|aws_apigatewayv2_api_mapping|AWS::ApiGateway::BasePathMapping|AWS::ApiGatewayV2::ApiMapping)$/;

/** Custom domain → the API that it stands for. */
const mapped: EdgeRule = (world) =>
  world.resources
    .filter((each) => MAPPING.test(each.type))
    .flatMap((mapping): EdgeFact[] => {
      const domain = world.find(textAt(mapping.attributes, 'domainName'), 'api-domain');
      const api = world.find(textAt(mapping.attributes, 'restApiId', 'apiId'), 'rest-api', 'http-api');
      const says = `${addressOf(mapping)}: ${domain?.name} → ${api?.name}`;
      return domain && api ? [{ kind: 'request', from: domain.id, to: api.id, label: 'domain', says }] : [];
    });

const POINTED: readonly NodeKind[] = [
  'cdn',
  'load-balancer',
  'api-domain',
  'bucket',
  'rest-api',
  'http-api',
  'search',
  'user-pool',
  'vpc-endpoint',
];
const RECORD = /^(aws_route53_record|AWS::Route53::RecordSet(Group)?)$/;

/** Record of Route 53, alone or with its zone → what it points at. */
const pointed: EdgeRule = (world) =>
  world.resources
    .filter((each) => RECORD.test(each.type))
    .flatMap((record) => {
      const from = world.nodeOf(record);
      const sets = [record.attributes, ...recordsAt(record.attributes, 'recordSets')];
      return from
        ? sets.flatMap((set): EdgeFact[] => {
            const name = textAt(set, 'aliasTarget.dnsName', 'alias.name', 'resourceRecords', 'records');
            const to =
              world.find(name, ...POINTED) ?? world.find(name?.replace(/^dualstack\./, ''), ...POINTED);
            const says = `${addressOf(record)}: ${textAt(set, 'name') ?? from.name} → ${to?.name}`;
            return to && !isSelf(from, to)
              ? [{ kind: 'request', from: from.id, to: to.id, label: textAt(set, 'type') ?? 'alias', says }]
              : [];
          })
        : [];
    });

const isSelf = (one: GraphNode, other: GraphNode): boolean => one.id === other.id;

export const domains: EdgeRule = (world) => [...mapped(world), ...pointed(world)];
