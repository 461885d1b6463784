import { expect, it } from 'vitest';
import { importedNames } from './imported-names.ts';
import { parseTemplate } from './template-text.ts';

const names = (text: string, parameters: Readonly<Record<string, string>> = {}) =>
  importedNames({
    ...{ stack: 'web', account: '000000000000', region: 'ap-northeast-1', parameters },
    template: parseTemplate(text, 'web').value,
  });

it('are those of the whole template, each once, worked out from its parameters', () => {
  const template = `
Parameters: { Environment: { Type: String } }
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !ImportValue data-name } }
  Web:
    Type: AWS::Serverless::Function
    Properties:
      Environment: { Variables: { API: !ImportValue { Fn::Sub: 'items-\${Environment}-api-url' }, NAME: !ImportValue data-name } }
Outputs: { Copy: { Value: !ImportValue data-arn } }
`;
  expect(names(template, { Environment: 'dev' })).toEqual(['data-arn', 'data-name', 'items-dev-api-url']);
});

it('are none of a template without any, or without resources', () => {
  expect(names('Resources: { Queue: { Type: AWS::SQS::Queue } }')).toEqual([]);
  expect(names('Outputs: {}')).toEqual([]);
});
