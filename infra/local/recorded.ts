import type { RootClient } from './gateway/root-client.ts';

/** A call that MiniStack has handled, as its CloudTrail tells it. */
export interface Recorded {
  /** Epoch seconds. */
  readonly at: number;
  readonly accessKeyId: string;
  readonly resources: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

interface TrailEvent {
  readonly EventTime: number;
  readonly AccessKeyId: string;
  readonly ReadOnly: string;
  readonly Resources: readonly { readonly ResourceName: string }[];
  readonly CloudTrailEvent: string;
}

/**
 * The newest fifty calls that change something, of one operation. Calls that were refused at the door are none of them;
 * those of the query protocol (IAM, CloudFormation) have no name there.
 */
export const recordedCalls =
  (client: RootClient) =>
  async (operation: string, since: Date): Promise<readonly Recorded[]> => {
    const { Events = [] } = (await client.json('cloudtrail', 'CloudTrail_20131101.LookupEvents', {
      LookupAttributes: [
        { AttributeKey: 'EventName', AttributeValue: operation },
        { AttributeKey: 'ReadOnly', AttributeValue: 'false' },
      ],
      StartTime: since.getTime() / 1_000,
    })) as { Events?: readonly TrailEvent[] };
    return Events.map((each) => ({
      at: each.EventTime,
      accessKeyId: each.AccessKeyId,
      resources: each.Resources.map(({ ResourceName }) => ResourceName),
      parameters: JSON.parse(each.CloudTrailEvent).requestParameters ?? {},
    }));
  };
