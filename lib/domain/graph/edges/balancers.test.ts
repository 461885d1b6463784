import { expect, it } from 'vitest';
import { buildGraph } from '../build.ts';
import { type DeclaredResource, resourceId } from '../model.ts';

const declared = (type: string, id: string, attributes: Record<string, unknown>): DeclaredResource => ({
  id: resourceId(`tf:infra#${type}.${id}`),
  owner: { kind: 'terraform', address: `${type}.${id}` },
  type,
  ...(typeof attributes.arn === 'string' ? { arn: attributes.arn } : {}),
  aliases: [id, ...(typeof attributes.arn === 'string' ? [attributes.arn] : [])],
  attributes,
});
const arn = (rest: string) => `arn:aws:elasticloadbalancing:eu-west-1:1:${rest}`;
const place = {
  ...{ system: 's', environment: 'dev', account: '1', region: 'eu-west-1' },
  prefix: 's-dev',
};

it('a line says what its listener speaks, and the path that its rule asks for', () => {
  const value = [
    declared('aws_lb', 'front', { name: 'front', arn: arn('lb/front') }),
    declared('aws_lb_target_group', 'web', { name: 'web', arn: arn('tg/web') }),
    declared('aws_lb_target_group', 'api', { name: 'api', arn: arn('tg/api') }),
    declared('aws_lb_listener', 'ear', {
      ...{ arn: arn('listener/1'), loadBalancerArn: arn('lb/front'), protocol: 'HTTP' },
      defaultAction: [{ type: 'forward', targetGroupArn: arn('tg/web') }],
    }),
    declared('aws_lb_listener_rule', 'rule', {
      listenerArn: arn('listener/1'),
      action: [{ type: 'forward', targetGroupArn: arn('tg/api') }],
      condition: [{ pathPattern: [{ values: ['/api/*'] }] }],
    }),
  ];
  const { edges } = buildGraph([{ value, problems: [] }], place);
  expect(edges.map(({ to, label }) => [to.split('.')[1], label]).toSorted()).toEqual([
    ['api', 'HTTP · /api/*'],
    ['front', 'HTTP'],
    ['web', 'HTTP'],
  ]);
});
