import { describe, expect, it } from 'vitest';
import { maskerOf } from '#lib/domain/masking.ts';
import { changeSetChanges } from './change-set.ts';
import type { ChangeSetEntry } from './change-set-entry.ts';

/**
 * A sample built from the service model (API_ResourceChangeDetail): the change set of a one-word change of a function with
 * `AutoPublishAlias`, an API and its permissions, as SAM expands it.
 */
const template = (version: string, key: string, more: object = {}) => ({
  parameters: {},
  template: {
    Resources: {
      Fn: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'b', S3Key: key }, ...more } },
      [`FnVersion${version}`]: {
        Type: 'AWS::Lambda::Version',
        Properties: { FunctionName: { Ref: 'Fn' } },
      },
      FnAliaslive: {
        Type: 'AWS::Lambda::Alias',
        Properties: { Name: 'live', FunctionVersion: { 'Fn::GetAtt': [`FnVersion${version}`, 'Version'] } },
      },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { 'Fn::GetAtt': ['Fn', 'Arn'] } } },
      MayCall: {
        Type: 'AWS::Lambda::Permission',
        Properties: { SourceArn: { 'Fn::Join': ['/', [{ Ref: 'Api' }, '*']] as unknown } },
      },
    },
  },
});

const entry = (
  Action: string,
  id: string,
  type: string,
  details: readonly object[] = [],
  Replacement = 'False',
): ChangeSetEntry => ({
  ResourceChange: {
    ...{ Action, LogicalResourceId: id, ResourceType: `AWS::${type}`, Replacement },
    Details: details.map((each) => ({
      Target: { Attribute: 'Properties', Name: 'Any', RequiresRecreation: 'Never' },
      ...each,
    })),
  },
});
const dynamic = (cause: string) => ({
  Evaluation: 'Dynamic',
  ChangeSource: cause.includes('.') ? 'ResourceAttribute' : 'ResourceReference',
  CausingEntity: cause,
});
const direct = { Evaluation: 'Static', ChangeSource: 'DirectModification' };

const entries = (ofFunction: ChangeSetEntry): readonly ChangeSetEntry[] => [
  ofFunction,
  entry('Add', 'FnVersionbb', 'Lambda::Version'),
  entry('Remove', 'FnVersionaa', 'Lambda::Version'),
  entry('Modify', 'FnAliaslive', 'Lambda::Alias', [direct, dynamic('FnVersionbb.Version')]),
  // It may be replaced only because something it reads is worked out anew.
  entry('Modify', 'Api', 'ApiGateway::RestApi', [dynamic('Fn.Arn')], 'Conditional'),
  entry('Modify', 'MayCall', 'Lambda::Permission', [dynamic('Api'), dynamic('Fn.Arn')], 'Conditional'),
];
const codeChange = entry('Modify', 'Fn', 'Lambda::Function', [direct]);
const changes = (all: readonly ChangeSetEntry[], after = template('bb', 'new')) =>
  changeSetChanges(all, template('aa', 'old'), after, maskerOf());

describe('a one-word change of a function', () => {
  it('is one change; version, alias, API and permission only follow from it and carry no risk', () => {
    const found = changes(entries(codeChange));
    expect(found.filter(({ because }) => !because).map(({ address }) => address)).toEqual(['Fn']);
    expect(
      found.flatMap(({ address, because, risks }) => (because ? [[address, because, risks]] : [])),
    ).toEqual([
      ['FnVersionbb', ['Fn'], []],
      ['FnVersionaa', ['Fn'], []],
      ['FnAliaslive', ['Fn'], []],
      ['Api', ['Fn'], []],
      ['MayCall', ['Fn'], []],
    ]);
  });

  it('is the same where the templates cannot be read: CloudFormation names what it comes from', () => {
    const found = changeSetChanges(
      [codeChange, entry('Modify', 'Api', 'ApiGateway::RestApi', [dynamic('Fn.Arn')], 'Conditional')],
      undefined,
      { template: undefined, parameters: {} },
      maskerOf(),
    );
    expect(found.map(({ because }) => because)).toEqual([undefined, ['Fn']]);
  });
});

describe('what hangs on it is a change of its own', () => {
  it('when the function is replaced: a permission then names another one, and says that it is IAM', () => {
    const found = changes(entries(entry('Modify', 'Fn', 'Lambda::Function', [direct], 'True')));
    const permission = found.find(({ address }) => address === 'MayCall');
    expect(permission).toMatchObject({ risks: ['iam'] });
    expect(permission?.because).toBeUndefined();
  });

  it('when something else of it is written otherwise', () => {
    const after = template('bb', 'new');
    after.template.Resources.MayCall.Properties.SourceArn = { 'Fn::Join': '*' };
    expect(changes(entries(codeChange), after).find(({ address }) => address === 'MayCall')?.because).toBe(
      undefined,
    );
  });

  it('when its cause is not among the changes', () => {
    const [alone] = changes([entry('Modify', 'MayCall', 'Lambda::Permission', [dynamic('Elsewhere')])]);
    expect(alone?.because).toBeUndefined();
  });

  it('when two follow from one another and from nothing else', () => {
    const circle = [
      entry('Modify', 'Api', 'ApiGateway::RestApi', [dynamic('MayCall')]),
      entry('Modify', 'MayCall', 'Lambda::Permission', [dynamic('Api')]),
    ];
    expect(changes(circle).map(({ because }) => because)).toEqual([undefined, undefined]);
  });
});
