import { describeAlarms } from '#lib/aws/read/cloudwatch/alarms.ts';
import { ok } from '#lib/domain/result.ts';
import { seconds } from '#lib/domain/time.ts';
import type { Topic } from '../topic.ts';

export const alarms: Topic<'alarms'> = {
  name: 'alarms',
  every: seconds(30),
  async read({ aws }, environment) {
    const read = await describeAlarms(aws(environment), `${environment.prefix}-`);
    return read.ok ? ok({ value: read.value, source: 'cloudwatch:DescribeAlarms' }) : read;
  },
};
