import { expect, it } from 'vitest';
import { describeCall } from '../call.ts';
import { isRecorded, resourcesOf, trailName } from './event.ts';

const signedFor = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20261129/ap-northeast-1/${service}/aws4_request, x`,
});

it('names a change of a function as CloudTrail does, and the function', () => {
  const path = '/2015-03-31/functions/shop-mail/configuration';
  const call = describeCall('PUT', path, signedFor('lambda'), Buffer.from('{"Timeout":9}'));
  expect([isRecorded(call), trailName(call), resourcesOf(call)]).toEqual([
    true,
    'UpdateFunctionConfiguration20150331v2',
    ['shop-mail'],
  ]);
});

it('reads what a query and a JSON call are about', () => {
  const form = { ...signedFor('cloudformation'), 'content-type': 'application/x-www-form-urlencoded' };
  const update = describeCall('POST', '/', form, Buffer.from('Action=UpdateStack&StackName=shop-dev'));
  const target = { ...signedFor('sqs'), 'x-amz-target': 'AmazonSQS.SetQueueAttributes' };
  const queue = describeCall('POST', '/', target, Buffer.from('{"QueueUrl":"http://localhost/0/shop-jobs"}'));
  expect(resourcesOf(update)).toEqual(['shop-dev']);
  expect(resourcesOf(queue)).toEqual(['shop-jobs']);
});

it.each([
  'DescribeStacks',
  'Invoke',
  'PutItem',
  'SendMessage',
  'PutMetricData',
  'POST /restapis',
  'AssumeRole',
])('%s is in no trail: it reads, is a data event, or has no name here', (operation) => {
  expect(isRecorded({ operation })).toBe(false);
});
