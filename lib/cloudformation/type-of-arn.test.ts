import { expect, it } from 'vitest';
import { typeOfArn } from './type-of-arn.ts';

it.each([
  ['arn:aws:lambda:eu-west-1:1:function:mail', 'AWS::Lambda::Function', 'mail'],
  ['arn:aws:sqs:eu-west-1:1:jobs', 'AWS::SQS::Queue', 'jobs'],
  ['arn:aws:dynamodb:eu-west-1:1:table/orders', 'AWS::DynamoDB::Table', 'orders'],
  ['arn:aws:s3:::files', 'AWS::S3::Bucket', 'files'],
  ['arn:aws:logs:eu-west-1:1:log-group:/aws/lambda/mail:*', 'AWS::Logs::LogGroup', '/aws/lambda/mail'],
  ['arn:aws:apigateway:eu-west-1::/restapis/a1b2', 'AWS::ApiGateway::RestApi', 'a1b2'],
  ['arn:aws:states:eu-west-1:1:stateMachine:flow', 'AWS::StepFunctions::StateMachine', 'flow'],
])('%s is %s', (arn, type, name) => {
  expect(typeOfArn(arn)).toEqual({ type, name });
});

it('is not guessed for a service that no table has', () => {
  expect(typeOfArn('arn:aws:braket:eu-west-1:1:job/x')).toBeUndefined();
});
