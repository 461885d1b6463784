import type { DynamoDBRecord } from 'aws-lambda';
import { type Status, statuses } from '../table/keys.ts';

/** How a stream record changes the counts; a status that stays as it was is left out. */
export type Change = { eventId: string; counts: { status: Status; by: 1 | -1 }[] };

/** Reads what one stream record does to the number of items by status. Throws on a record that is not an item's. */
export function readChange(record: DynamoDBRecord): Change {
  const before = statusIn(record.dynamodb?.OldImage);
  const after = statusIn(record.dynamodb?.NewImage);
  if (!record.eventID || (!before && !after))
    throw new Error(`Record ${record.eventID ?? 'without id'} has no item`);
  if (before === after) return { eventId: record.eventID, counts: [] };
  return {
    eventId: record.eventID,
    counts: [
      ...(before ? [{ status: before, by: -1 as const }] : []),
      ...(after ? [{ status: after, by: 1 as const }] : []),
    ],
  };
}

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

function statusIn(image: Image): Status | undefined {
  if (image?.EntityType?.S !== 'Item') return undefined;
  const status = statuses.find((known) => known === image.Status?.S);
  if (!status)
    throw new Error(`Item ${image.ItemId?.S ?? '?'} has the unknown status ${image.Status?.S ?? '(none)'}`);
  return status;
}
