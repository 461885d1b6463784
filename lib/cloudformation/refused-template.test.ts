import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refusedTemplate } from './refused-template.ts';
import { parseTemplate } from './template-text.ts';

const SAM = 'AWS::Serverless-2016-10-31';

it.each([
  ['a macro', { Transform: 'Evil' }, 'Transform "Evil"'],
  ['a macro beside SAM', { Transform: [SAM, 'Evil'] }, 'Transform "Evil"'],
  ['an include', { Transform: { Name: 'AWS::Include', Parameters: {} } }, 'AWS::Include'],
  [
    'a macro somewhere within',
    { Resources: { A: { Properties: [{ 'Fn::Transform': { Name: 'Evil' } }] } } },
    'Fn::Transform',
  ],
  ['a nested stack', { Resources: { Inner: { Type: 'AWS::CloudFormation::Stack' } } }, 'Inner'],
  [
    'a product of a catalogue',
    { Resources: { P: { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' } } },
    'P: a product',
  ],
  ['an extension', { Resources: { E: { Type: 'Acme::Web::Site' } } }, 'E: Acme::Web::Site is an extension'],
  [
    'an activation',
    { Resources: { T: { Type: 'AWS::CloudFormation::TypeActivation' } } },
    'T: turns on an extension',
  ],
  [
    'an include within a resource, by its logical id',
    {
      Resources: {
        A: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            Tags: [{ 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x' } } }],
          },
        },
      },
    },
    'A: Fn::Transform "AWS::Include"',
  ],
  ['an include elsewhere', { Outputs: { 'Fn::Transform': { Name: 'AWS::Include' } } }, '"AWS::Include"'],
])('%s is refused', (_, template, why) => {
  expect(refusedTemplate(template)).toContain(why);
});

it.each([
  ['a module', { M: { Type: 'My::S3::Bucket::MODULE' } }, 'M: My::S3::Bucket::MODULE is a module'],
  [
    'a module in a loop',
    { 'Fn::ForEach::Each': ['X', ['a'], { BX: { Type: 'My::S3::Bucket::MODULE' } }] },
    'MODULE is a module',
  ],
])('wall row 10: %s is refused', (_, resources, why) => {
  expect(refusedTemplate({ Resources: resources })).toContain(why);
});

const custom = (ServiceToken: unknown) => ({ C: { Type: 'Custom::X', Properties: { ServiceToken } } });
const code = (Type: string, Properties: object) => ({ F: { Type, Properties } });

it.each([
  [
    code('AWS::Serverless::Function', { CodeUri: 's3://foreign/x.zip' }),
    'F: CodeUri s3://foreign/x.zip is not',
  ],
  [
    code('AWS::Serverless::Function', { CodeUri: { Bucket: 'foreign', Key: 'x' } }),
    'F: CodeUri s3://foreign is',
  ],
  [
    code('AWS::Lambda::Function', { Code: { S3Bucket: 'foreign', S3Key: 'x' } }),
    'F: Code s3://foreign is not',
  ],
  [
    code('AWS::Serverless::Function', { CodeUri: { 'Fn::If': ['A', 's3://foreign/x.zip', '../x'] } }),
    'F: CodeUri s3://foreign',
  ],
  [code('AWS::Serverless::Api', { DefinitionUri: 's3://foreign/x.yaml' }), 'F: DefinitionUri s3://foreign'],
  [
    code('AWS::CloudFormation::StackSet', { TemplateURL: 'https://foreign/x' }),
    'F: TemplateURL https://foreign',
  ],
  [custom('arn:aws:lambda:eu-west-1:999999999999:function:x'), 'C: ServiceToken arn:aws:lambda'],
  [custom({ 'Fn::ImportValue': 'x' }), 'C: ServiceToken'],
  [custom({ 'Fn::Sub': `arn:aws:lambda:\${AWS::Region}:999999999999:function:x` }), 'C: ServiceToken'],
  [custom({ 'Fn::Join': [':', ['arn', { Ref: 'AWS::AccountId' }, 'x']] }), 'C: ServiceToken'],
])('wall row 19: code that is not of the commit is refused (%j)', (resources, why) => {
  expect(refusedTemplate({ Resources: resources })).toContain(why);
});

it('wall row 19: code of all functions at once, too', () => {
  expect(refusedTemplate({ Globals: { Function: { CodeUri: 's3://foreign/x.zip' } } })).toContain(
    'Globals.Function',
  );
});

it.each([
  [code('AWS::Serverless::Function', { CodeUri: '../functions' })],
  [code('AWS::Lambda::Function', { Code: { ZipFile: 'exports.handler = 1' } })],
  [code('AWS::Lambda::Function', { Code: { S3Bucket: { Ref: 'Artifacts' }, S3Key: 'x' } })],
  [code('AWS::Serverless::Api', { DefinitionUri: { 'Fn::Sub': `s3://\${Artifacts}/x` } })],
  [custom({ 'Fn::GetAtt': ['Own', 'Arn'] })],
  [custom({ Ref: 'TokenParameter' })],
  [custom({ 'Fn::Sub': `arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${Own}` })],
  [{ A: { Type: 'Alexa::ASK::Skill' } }],
])('code of the commit, and what only a parameter knows, is not (%j)', (resources) => {
  expect(refusedTemplate({ Resources: resources })).toBeUndefined();
});

it('a macro that portal.yaml allows by name is taken wherever it stands, and no other', () => {
  const template = {
    Transform: ['AWS::LanguageExtensions', 'Naming', SAM],
    Resources: { A: { Properties: [{ 'Fn::Transform': { Name: '111122223333::Shared' } }] } },
  };
  expect(refusedTemplate(template, new Set(), ['Naming', '111122223333::Shared'])).toBeUndefined();
  expect(refusedTemplate(template, new Set(), ['Naming'])).toContain(
    'A: Fn::Transform "111122223333::Shared"',
  );
  expect(refusedTemplate(template, new Set(), ['111122223333::Shared'])).toContain('Transform "Naming"');
});

it('a loop of AWS::LanguageExtensions is taken, and what it makes is looked at', () => {
  const loop = (Type: string) => ({
    Transform: 'AWS::LanguageExtensions',
    Resources: { 'Fn::ForEach::Queues': ['Name', ['a', 'b'], { [['Queue$', '{Name}'].join('')]: { Type } }] },
  });
  expect(refusedTemplate(loop('AWS::SQS::Queue'))).toBeUndefined();
  expect(refusedTemplate(loop('AWS::CloudFormation::Stack'))).toContain('a nested stack');
});

it('depth costs no stack', () => {
  let deep: unknown = { 'Fn::Transform': { Name: 'Evil' } };
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(refusedTemplate({ Resources: { A: { Properties: { deep } } } })).toContain(
    'A: Fn::Transform "Evil"',
  );
});

it('!Transform in short form is refused too', () => {
  const { value } = parseTemplate('Resources:\n  A: !Transform { Name: Evil }\n', 'x.yaml');
  expect(refusedTemplate(value)).toContain('Fn::Transform');
});

it('what we ship is not', () => {
  const text = readFileSync('infra/sam/template.yaml', 'utf8');
  expect(refusedTemplate(parseTemplate(text, 'template.yaml').value)).toBeUndefined();
});
