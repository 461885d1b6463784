import type { Answer, Call } from '../call.ts';
import { jsonInput } from '../json.ts';
import type { Datum } from '../metrics/store.ts';
import type { RootClient } from '../root-client.ts';

const counted: Record<string, string> = {
  SendMessage: 'NumberOfMessagesSent',
  SendMessageBatch: 'NumberOfMessagesSent',
  DeleteMessage: 'NumberOfMessagesDeleted',
  DeleteMessageBatch: 'NumberOfMessagesDeleted',
};

const gauges = {
  ApproximateNumberOfMessages: 'ApproximateNumberOfMessagesVisible',
  ApproximateNumberOfMessagesNotVisible: 'ApproximateNumberOfMessagesNotVisible',
  ApproximateNumberOfMessagesDelayed: 'ApproximateNumberOfMessagesDelayed',
} as const;

/** Messages sent and deleted by one call that passed. What MiniStack sends by itself is not seen here. */
export function sqsMetrics(call: Call, answer: Answer, at: number): readonly Datum[] {
  const name = counted[call.operation];
  if (!name || answer.status !== 200 || call.protocol !== 'json') return [];
  const input = jsonInput<{ QueueUrl: string; Entries?: readonly unknown[] }>(call);
  const queue = input.QueueUrl.split('/').at(-1) ?? '';
  const value = input.Entries?.length ?? 1;
  return [{ namespace: 'AWS/SQS', name, dimensions: { QueueName: queue }, value, at, unit: 'Count' }];
}

/** How many messages wait in each queue now. */
export async function queueDepths(root: RootClient, at: number): Promise<readonly Datum[]> {
  const { QueueUrls } = (await root.json('sqs', 'AmazonSQS.ListQueues', {})) as { QueueUrls?: string[] };
  const read = async (QueueUrl: string): Promise<readonly Datum[]> => {
    const input = { QueueUrl, AttributeNames: Object.keys(gauges) };
    const { Attributes } = (await root.json('sqs', 'AmazonSQS.GetQueueAttributes', input)) as {
      Attributes?: Record<string, string>;
    };
    return Object.entries(gauges).flatMap(([attribute, name]) => {
      const value = Attributes?.[attribute];
      if (value === undefined) return [];
      const dimensions = { QueueName: QueueUrl.split('/').at(-1) ?? '' };
      return [{ namespace: 'AWS/SQS', name, dimensions, value: Number(value), at, unit: 'Count' }];
    });
  };
  return (await Promise.all((QueueUrls ?? []).map(read))).flat();
}
