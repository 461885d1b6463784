import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { z } from 'zod';
import type { RawLogEvent } from '#lib/domain/logs/raw.ts';
import { instant, type TimeRange } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

const event = z.object({
  eventId: z.string(),
  logStreamName: z.string(),
  timestamp: z.number(),
  ingestionTime: z.number(),
  message: z.string(),
});

export type LogPage = {
  readonly events: readonly RawLogEvent[];
  /** More may come, even when this page is empty. */
  readonly next?: string;
};

export type LogPageAsk = {
  readonly group: string;
  readonly range: TimeRange;
  readonly filter?: string;
  readonly next?: string;
};

/**
 * One page, at most 1 MB and 10,000 events, by event time.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export function filterLogEvents(aws: AwsClients, ask: LogPageAsk): Promise<Read<LogPage>> {
  return attempt(aws, 'logs:FilterLogEvents', async () => {
    const page = await aws.logs.send(
      new FilterLogEventsCommand({
        logGroupName: ask.group,
        startTime: ask.range.from,
        // Theirs belongs to the range, ours does not.
        endTime: ask.range.to - 1,
        filterPattern: ask.filter,
        nextToken: ask.next,
      }),
    );
    const events = (page.events ?? []).map((each): RawLogEvent => {
      const { eventId, logStreamName, timestamp, ingestionTime, message } = event.parse(each);
      return {
        eventId,
        group: ask.group,
        stream: logStreamName,
        at: instant(timestamp),
        ingestedAt: instant(ingestionTime),
        message,
      };
    });
    return { events, ...(page.nextToken ? { next: page.nextToken } : {}) };
  });
}
