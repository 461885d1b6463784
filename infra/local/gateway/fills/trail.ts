import { errorAnswer } from '../aws-error.ts';
import { type Fill, operations } from '../fill.ts';
import { jsonAnswer, jsonInput } from '../json.ts';
import type { Kept } from '../kept.ts';
import type { RootClient } from '../root-client.ts';
import type { TrailEvent } from '../trail/event.ts';

interface LookupInput {
  readonly LookupAttributes?: readonly { readonly AttributeKey: string; readonly AttributeValue: string }[];
  /** Epoch seconds. */
  readonly StartTime?: number;
  readonly EndTime?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const PAGE = 50;

/**
 * CloudTrail's event history over the calls that passed the gateway: MiniStack's own is off (it keeps every call in memory
 * and names those of the query protocol wrongly), but it judges whether the caller may ask.
 */
export function trail(
  kept: Kept<readonly TrailEvent[]>,
  root: RootClient,
  place: { readonly region: string; readonly account: string },
): Fill {
  const identities = identitiesOf(root, place.account);
  return operations('cloudtrail', {
    LookupEvents: async (call, forward) => {
      const first = await forward();
      if (first.status >= 400) return first;
      const input = jsonInput<LookupInput>(call);
      const [attribute, ...more] = input.LookupAttributes ?? [];
      const matches = attribute ? MATCHES[attribute.AttributeKey] : () => true;
      if (more.length > 0 || !matches) {
        const message = 'one lookup attribute: EventName, ResourceName, EventSource, AccessKeyId or EventId';
        return errorAnswer(call, { code: 'InvalidLookupAttributesException', message, status: 400 });
      }
      const [from, to] = [(input.StartTime ?? 0) * 1_000, (input.EndTime ?? Number.MAX_SAFE_INTEGER) * 1_000];
      const found = kept
        .get()
        .filter((each) => each.at >= from && each.at <= to && matches(each, attribute?.AttributeValue ?? ''))
        .toReversed();
      const start = Number(input.NextToken ?? 0);
      const end = start + Math.min(input.MaxResults ?? PAGE, PAGE);
      const events = await Promise.all(
        found.slice(start, end).map(async (event) => shown(event, await identities(event), place.region)),
      );
      return jsonAnswer({ Events: events, ...(end < found.length ? { NextToken: String(end) } : {}) });
    },
  });
}

const MATCHES: Readonly<Record<string, (event: TrailEvent, value: string) => boolean>> = {
  EventId: ({ id }, value) => id === value,
  EventName: ({ name }, value) => name === value,
  EventSource: ({ source }, value) => source === value,
  AccessKeyId: ({ accessKeyId }, value) => accessKeyId === value,
  ResourceName: ({ resources }, value) => resources.includes(value),
};

type Identity = { readonly type: string; readonly arn: string; readonly userName: string };

function identitiesOf(root: RootClient, account: string) {
  const users = new Map<string, Identity>();
  return async ({ arn, accessKeyId }: TrailEvent): Promise<Identity> => {
    if (arn) return { type: 'AssumedRole', arn, userName: arn.split('/').at(-1) ?? arn };
    const known = users.get(accessKeyId);
    if (known) return known;
    const found = await userOf(root, accessKeyId, account);
    users.set(accessKeyId, found);
    return found;
  };
}

/** Root's own key is of no user. */
async function userOf(root: RootClient, AccessKeyId: string, account: string): Promise<Identity> {
  const xml = await root
    .query('iam', '2010-05-08', 'GetAccessKeyLastUsed', { AccessKeyId })
    .catch(() => undefined);
  const name = /<UserName>([^<]+)</.exec(xml ?? '')?.[1];
  return name
    ? { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/${name}`, userName: name }
    : { type: 'Root', arn: `arn:aws:iam::${account}:root`, userName: 'root' };
}

function shown(event: TrailEvent, identity: Identity, awsRegion: string) {
  const { id, at, name, source, accessKeyId, userAgent, resources } = event;
  return {
    EventId: id,
    EventName: name,
    EventSource: source,
    EventTime: at / 1_000,
    ReadOnly: 'false',
    AccessKeyId: accessKeyId,
    Username: identity.userName,
    Resources: resources.map((ResourceName) => ({ ResourceName })),
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      eventID: id,
      eventName: name,
      eventSource: source,
      eventTime: new Date(at).toISOString(),
      awsRegion,
      userAgent,
      readOnly: false,
      managementEvent: true,
      userIdentity: { ...identity, accessKeyId },
    }),
  };
}
