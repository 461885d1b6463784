import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from '../clients.ts';
import { failureOf } from '../errors.ts';

type Clients = Pick<AwsClients, 's3' | 'target'>;
type Place = { readonly bucket: string; readonly key: string };

/**
 * What the S3 backend writes beside a locked state.
 * @returns undefined when nobody holds it
 * @see https://developer.hashicorp.com/terraform/language/backend/s3 `use_lockfile`
 */
export const stateLockText = (clients: Clients, { bucket, key }: Place): Promise<string | undefined> =>
  objectText(clients, { bucket, key: `${key}.tflock` });

/**
 * The same in a DynamoDB table, for repositories that lock by one.
 * @returns undefined when nobody holds it
 * @see https://developer.hashicorp.com/terraform/language/backend/s3 `dynamodb_table`
 */
export async function stateLockRow(
  { dynamodb }: Pick<AwsClients, 'dynamodb'>,
  table: string,
  { bucket, key }: Place,
): Promise<string | undefined> {
  const command = new GetItemCommand({
    TableName: table,
    Key: { LockID: { S: `${bucket}/${key}` } },
    ConsistentRead: true,
  });
  return (await dynamodb.send(command)).Item?.Info?.S;
}

/** The state that the S3 backend keeps, as it is. @returns undefined when nothing was applied yet */
export const stateText = (clients: Clients, place: Place): Promise<string | undefined> =>
  objectText(clients, place);

async function objectText({ s3, target }: Clients, { bucket, key }: Place): Promise<string | undefined> {
  try {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return answer.Body?.transformToString();
  } catch (error) {
    if (failureOf(error, { api: 's3:GetObject', principal: target.role }).kind === 'not-found')
      return undefined;
    throw error;
  }
}
