import { LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';
import { type Instant, instant, type TimeRange } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/** A call that changed something: who made it, when, and what it was called. */
export type TrailChange = {
  readonly id: string;
  readonly at: Instant;
  /** `UpdateFunctionConfiguration20150331v2`. */
  readonly event: string;
  /** ARN of whoever called; a name alone where the event has no more. */
  readonly who: string;
  /** Another service that called in somebody's name: `cloudformation.amazonaws.com`. */
  readonly by?: string;
};

const found = z.object({
  EventId: z.string(),
  EventName: z.string(),
  EventTime: z.date(),
  Username: z.string().default(''),
  CloudTrailEvent: z.string().default('{}'),
});
const inside = z.looseObject({
  userIdentity: z.looseObject({ arn: z.string().optional(), invokedBy: z.string().optional() }).default({}),
});

/**
 * Changes of one resource as the account's event history has them, newest first: management events of 90 days, some
 * minutes late.
 * @param resource name or ARN, as the service writes it into its events
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export function changesOf(
  aws: AwsClients,
  resource: string,
  { from, to }: TimeRange,
): Promise<Read<readonly TrailChange[]>> {
  return attempt(aws, 'cloudtrail:LookupEvents', async () => {
    const { Events = [] } = await aws.cloudtrail.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: resource }],
        StartTime: new Date(from),
        EndTime: new Date(to),
      }),
    );
    return Events.filter(({ ReadOnly }) => ReadOnly !== 'true').map((each) => changeOf(found.parse(each)));
  });
}

function changeOf({
  EventId,
  EventName,
  EventTime,
  Username,
  CloudTrailEvent,
}: z.infer<typeof found>): TrailChange {
  const { arn, invokedBy } = inside.parse(JSON.parse(CloudTrailEvent)).userIdentity;
  return {
    id: EventId,
    at: instant(EventTime.getTime()),
    event: EventName,
    who: arn ?? Username,
    ...(invokedBy ? { by: invokedBy } : {}),
  };
}
