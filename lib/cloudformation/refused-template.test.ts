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
])('%s is refused', (_, template, why) => {
  expect(refusedTemplate(template)).toContain(why);
});

it('!Transform in short form is refused too', () => {
  const { value } = parseTemplate('Resources:\n  A: !Transform { Name: Evil }\n', 'x.yaml');
  expect(refusedTemplate(value)).toContain('Fn::Transform');
});

it('what we ship is not', () => {
  const text = readFileSync('infra/sam/template.yaml', 'utf8');
  expect(refusedTemplate(parseTemplate(text, 'template.yaml').value)).toBeUndefined();
});
