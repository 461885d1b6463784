import type { AwsClients } from '#lib/aws/clients.ts';
import { readMetricData } from '#lib/aws/read/cloudwatch/metric-data.ts';
import { waitingMessages } from '#lib/aws/read/sqs/queue.ts';
import { MEASURING } from '#lib/domain/metrics/pace.ts';
import type { MetricTarget } from '#lib/domain/metrics/targets.ts';
import { vitalMeasures, vitalRange, vitalsFrom } from '#lib/domain/metrics/vital-signs.ts';
import type { Vital } from '#lib/domain/metrics/vitals.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { measuredPace, noteMetrics } from '../measured-pace.ts';
import { targetsOf } from '../targets.ts';
import type { Topic } from '../topic.ts';

const { every: EVERY } = MEASURING.vitals;

export const vitals: Topic<'vitals'> = {
  name: 'vitals',
  every: EVERY,
  async read(services, environment) {
    const found = await targetsOf(services, environment);
    if (!found.ok) return found;
    const { targets, missing } = found.value;
    const aws = services.aws(environment);
    const queues = targets.filter((each) => each.kind === 'queue');
    const measured = targets.filter((each) => each.kind !== 'queue');
    const range = vitalRange(services.clock());
    const measures = vitalMeasures(measured);
    noteMetrics(services, 'vitals', environment, measures.length);
    const data = await readMetricData(aws, measures, range, minutes(1));
    if (!data.ok) return data;
    const depths = await Promise.all(queues.map((queue) => queueVital(aws, queue)));
    const { points, missing: unanswered } = data.value;
    const read = vitalsFrom(measured, points);
    return ok({
      value: { ...read, vitals: [...read.vitals, ...depths.flatMap((each) => each.vital ?? [])] },
      source: 'cloudwatch:GetMetricData, sqs:GetQueueAttributes',
      missing: [...missing, ...unanswered, ...depths.flatMap((each) => each.missing ?? [])],
      provisional: true,
    });
  },
  pace: (services) => measuredPace(services, 'vitals'),
};

async function queueVital(
  aws: AwsClients,
  { resource, label, dimensions, deadLetter = false }: MetricTarget,
): Promise<{ vital?: Vital; missing?: Missing }> {
  const name = dimensions.QueueName ?? '';
  const waiting = await waitingMessages(aws, name);
  if (!waiting.ok) return { missing: { what: `messages in ${name}`, failure: waiting.error } };
  return { vital: { resource, label, kind: 'queue', backlog: waiting.value, deadLetter } };
}
