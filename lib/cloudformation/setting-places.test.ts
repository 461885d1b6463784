import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingPlaces } from './setting-places.ts';

it('tells the line of the shipped template that decides a function’s architecture, and that makes its API a REST API', () => {
  const file = 'infra/sam/template.yaml';
  const text = readFileSync(file, 'utf8');
  const found = settingPlaces({ file, text });
  expect(found.ApiFunction?.architectures).toMatchObject([{ file, text: 'Architectures: [arm64]' }]);
  expect(found.Api?.['api-type']).toMatchObject([{ text: 'Type: AWS::Serverless::Api' }]);
  for (const settings of Object.values(found))
    for (const lines of Object.values(settings))
      for (const { line, text: written } of lines) expect(text.split('\n')[line - 1]?.trim()).toBe(written);
});

it('takes a resource’s own property before the global one, a list in lines, and a parameter’s default', () => {
  const text = `Parameters:
  Days:
    Type: Number
    Default: 7
Globals:
  Function:
    Architectures: [arm64]
Resources:
  Own:
    Type: AWS::Serverless::Function
    Properties:
      Architectures:
        - x86_64
  Plain:
    Type: AWS::Lambda::Function
    Properties:
      Handler: a.b
  Log:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: !Ref Days
`;
  expect(settingPlaces({ file: 't.yaml', text })).toEqual({
    Own: { architectures: [{ file: 't.yaml', line: 13, text: '- x86_64' }] },
    Log: {
      retention: [
        { file: 't.yaml', line: 21, text: 'RetentionInDays: !Ref Days' },
        { file: 't.yaml', line: 4, text: 'Default: 7' },
      ],
    },
  });
});
