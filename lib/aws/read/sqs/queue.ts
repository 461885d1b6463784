import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const attributes = z.object({ ApproximateNumberOfMessages: z.coerce.number().int() });

/**
 * Messages waiting in a queue now; its metric comes minutes later, and not at all from a queue long idle.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
export function waitingMessages(aws: AwsClients, name: string): Promise<Read<number>> {
  return attempt(aws, 'sqs:GetQueueAttributes', async () => {
    const { QueueUrl } = await aws.sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    const answer = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
    );
    return attributes.parse(answer.Attributes).ApproximateNumberOfMessages;
  });
}
