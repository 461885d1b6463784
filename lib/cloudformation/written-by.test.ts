import { expect, it } from 'vitest';
import { writtenBy } from './written-by.ts';

it.each([
  ['sam', { Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'], Resources: {} }],
  ['sam', { Resources: { F: { Type: 'AWS::Lambda::Function', Metadata: { SamResourceId: 'F' } } } }],
  [
    'sam',
    {
      Resources: {
        F: {
          Type: 'AWS::Lambda::Function',
          Properties: { Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }] },
        },
      },
    },
  ],
  ['cdk', { Resources: { B: { Type: 'AWS::S3::Bucket', Metadata: { 'aws:cdk:path': 'a/B/Resource' } } } }],
  ['cdk', { Rules: { CheckBootstrapVersion: {} }, Resources: { B: { Type: 'AWS::S3::Bucket' } } }],
  ['cdk', { Resources: { CDKMetadata: { Type: 'AWS::CDK::Metadata' } } }],
  [
    'cdk',
    { Resources: hashed('Bucket83908E77', 'FnServiceRole37E8B2A5', 'Fn9270CBC0', 'Q63C6E3AB', 'Named') },
  ],
  ['cloudformation', { Resources: hashed('Bucket83908E77', 'Second', 'Third', 'Fourth') }],
  ['cloudformation', { Resources: hashed('FEEDBACK', 'DEADBEEF', 'CABBAGED') }],
  ['cloudformation', { Resources: { B: { Type: 'AWS::S3::Bucket' } } }],
  ['cloudformation', 'no template'],
])('a template is told to be of %s by what is left in it', (tool, template) => {
  expect(writtenBy(template)).toBe(tool);
});

function hashed(...logicalIds: readonly string[]) {
  return Object.fromEntries(logicalIds.map((id) => [id, { Type: 'AWS::S3::Bucket' }]));
}
