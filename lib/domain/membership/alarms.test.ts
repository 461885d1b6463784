import { expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import type { MetricTarget } from '../metrics/targets.ts';
import { declaredAlarms, watchesOneOf } from './alarms.ts';

const resource = (type: string, attributes: object, id = type) =>
  ({ id, type, aliases: [], attributes }) as unknown as DeclaredResource;
const target = (dimensions: object) => ({ dimensions }) as unknown as MetricTarget;

it('an alarm is known by the name that it was made under; one whose condition is false is none', () => {
  const resources = [
    resource('AWS::CloudWatch::Alarm', { alarmName: { Ref: 'x' } }, 'made by CloudFormation'),
    resource('aws_cloudwatch_metric_alarm', { alarmName: 'too-many', id: 'too-many' }, 'made by Terraform'),
    resource('AWS::SQS::Queue', { queueName: 'q' }, 'a queue'),
    resource('AWS::CloudWatch::Alarm', { alarmName: 'never' }, 'not made'),
  ];
  const made: Readonly<Record<string, string>> = {
    'made by CloudFormation': 'shop-TooOld-1X',
    'made by Terraform': 'too-many',
    'a queue': 'https://sqs/q',
  };
  const madeOf = ({ id }: DeclaredResource) => (made[id] === undefined ? {} : { physicalId: made[id] });
  expect(declaredAlarms(resources, madeOf)).toEqual(['shop-TooOld-1X', 'too-many']);
});

it('an alarm of somebody else is the system’s when it watches a part of it, but not one by which a table scales', () => {
  const ours = watchesOneOf([target({ QueueName: 'parcels' }), target({ TableName: 'entries' })]);
  const alarm = (name: string, dimensions: Readonly<Record<string, string>>) => ({ name, dimensions });
  expect(ours(alarm('of the platform team', { QueueName: 'parcels', Stage: 'x' }))).toBe(true);
  expect(ours(alarm('parcels-something', { QueueName: 'parcels2' }))).toBe(false);
  expect(ours(alarm('no dimension at all', {}))).toBe(false);
  expect(ours(alarm('TargetTracking-table/entries-AlarmLow', { TableName: 'entries' }))).toBe(false);
});
