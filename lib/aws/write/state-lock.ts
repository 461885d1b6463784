import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from '../clients.ts';
import { failureOf } from '../errors.ts';

/**
 * What the S3 backend writes beside a locked state.
 * @returns undefined when nobody holds it
 * @see https://developer.hashicorp.com/terraform/language/backend/s3 `use_lockfile`
 */
export async function stateLockText(
  { s3, target }: Pick<AwsClients, 's3' | 'target'>,
  { bucket, key }: { readonly bucket: string; readonly key: string },
): Promise<string | undefined> {
  try {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${key}.tflock` }));
    return answer.Body?.transformToString();
  } catch (error) {
    if (failureOf(error, { api: 's3:GetObject', principal: target.role }).kind === 'not-found')
      return undefined;
    throw error;
  }
}
