import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { AwsClients } from '../clients.ts';

/**
 * Puts bytes under their own hash. What is there already is the same bytes: nothing is sent.
 * @returns whether it was sent.
 */
export async function uploadByContent(
  { s3 }: Pick<AwsClients, 's3'>,
  bucket: string,
  key: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const there = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })).then(
    ({ ContentLength }) => ContentLength === bytes.length,
    // Absent, or not allowed to look: sending it says which.
    () => false,
  );
  if (!there) await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes }));
  return !there;
}
