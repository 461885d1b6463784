import { expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import { ownLogGroups } from './log-groups.ts';

const resource = (id: string, type: string, attributes: object = {}) =>
  ({
    ...{ id, type, aliases: [], attributes },
    owner: { kind: 'sam', stack: 's', logicalId: id },
  }) as unknown as DeclaredResource;

it('log groups are where functions write and APIs log, whatever they are called', () => {
  const made: Readonly<Record<string, string>> = {
    Sign: 'gb-test-sign',
    Own: 'shop-Own-1X',
    Access: 'who-came',
    OfHttp: 'by-arn',
    OfRest: '/aws/apigateway/shop',
    Dump: 'nobody-writes-here',
  };
  const resources = [
    resource('Sign', 'AWS::Lambda::Function', { functionName: 'gb-test-sign' }),
    resource('Own', 'AWS::Lambda::Function', { loggingConfig: { logGroup: 'all-of-us' } }),
    resource('Twice', 'AWS::Lambda::Function', { loggingConfig: { logGroup: 'all-of-us' } }),
    resource('NotMade', 'AWS::Lambda::Function'),
    resource('Access', 'AWS::Logs::LogGroup'),
    resource('OfHttp', 'AWS::Logs::LogGroup'),
    resource('OfRest', 'AWS::Logs::LogGroup'),
    resource('Dump', 'AWS::Logs::LogGroup'),
    resource('Stage', 'AWS::ApiGatewayV2::Stage', {
      accessLogSettings: { destinationArn: { 'Fn::GetAtt': ['Access', 'Arn'] } },
    }),
    resource('Other', 'AWS::ApiGatewayV2::Stage', {
      accessLogSettings: { destinationArn: 'arn:aws:logs:r:0:log-group:by-arn:*' },
    }),
  ];
  const madeOf = ({ id }: DeclaredResource) => (made[id] === undefined ? {} : { physicalId: made[id] });
  expect(ownLogGroups(resources, madeOf)).toEqual([
    { name: '/aws/lambda/gb-test-sign', kind: 'function' },
    { name: 'all-of-us', kind: 'function' },
    { name: 'who-came', kind: 'access' },
    { name: 'by-arn', kind: 'access' },
    { name: '/aws/apigateway/shop', kind: 'access' },
  ]);
});
