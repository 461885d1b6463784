import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LocalCloud } from './start.ts';
import { clientOptions, freshStateDir, startTestCloud } from './testing/cloud.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startTestCloud(freshStateDir(), { region: 'us-east-1' });
});
afterAll(() => cloud?.stop());

it('answers for the region that it was started with, alarms among it', async () => {
  const client = new CloudWatchClient(clientOptions(cloud));
  await client.send(
    new PutMetricAlarmCommand({
      ...{
        AlarmName: 'mails nobody got',
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
      },
      ...{ Dimensions: [{ Name: 'QueueName', Value: 'mails-dead' }], Statistic: 'Maximum', Period: 60 },
      ...{ EvaluationPeriods: 1, Threshold: 0, ComparisonOperator: 'GreaterThanThreshold' },
    }),
  );
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({}));
  client.destroy();
  expect([cloud.region, MetricAlarms.map(({ AlarmName, AlarmArn }) => [AlarmName, AlarmArn])]).toEqual([
    'us-east-1',
    [['mails nobody got', 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:mails nobody got']],
  ]);
});
