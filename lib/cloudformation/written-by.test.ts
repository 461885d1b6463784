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
  ['cloudformation', { Resources: { B: { Type: 'AWS::S3::Bucket' } } }],
  ['cloudformation', 'no template'],
])('a template is told to be of %s by what is left in it', (tool, template) => {
  expect(writtenBy(template)).toBe(tool);
});
