import { GetObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Instant, instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/** One state as its bucket lists it. */
export type StateObject = {
  /** `s3://bucket/key`. */
  readonly location: string;
  readonly bucket: string;
  readonly key: string;
  /** Another one, other content. */
  readonly etag: string;
  readonly bytes: number;
  readonly updatedAt: Instant;
};

const object = z.object({
  Key: z.string(),
  ETag: z.string(),
  Size: z.number().default(0),
  LastModified: z.date(),
});

/** Below one folder; more are no environment's. */
const MOST_OBJECTS = 500;
/** Terraform itself is slow long before. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * States at `s3://bucket/key`, or all that end in `.tfstate` below `s3://bucket/folder/`; empty where there is none.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export function stateObjects(aws: AwsClients, location: string): Promise<Read<readonly StateObject[]>> {
  const { bucket, key: prefix } = placeOf(location);
  const folder = prefix.endsWith('/');
  return attempt(aws, 's3:ListBucket', async () => {
    const found: StateObject[] = [];
    const pages = paginateListObjectsV2(
      { client: aws.s3, pageSize: 500 },
      { Bucket: bucket, Prefix: prefix },
    );
    for await (const { Contents = [] } of pages) {
      for (const each of Contents) {
        const { Key, ETag, Size, LastModified } = object.parse(each);
        if (folder ? !Key.endsWith('.tfstate') : Key !== prefix) continue;
        found.push({
          ...{ location: `s3://${bucket}/${Key}`, bucket, key: Key, etag: ETag, bytes: Size },
          updatedAt: instant(LastModified.getTime()),
        });
      }
      if (!folder || found.length >= MOST_OBJECTS) break;
    }
    return found.slice(0, MOST_OBJECTS);
  });
}

/** The text of a state. @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function stateText(aws: AwsClients, { bucket, key, bytes }: StateObject): Promise<Read<string>> {
  return attempt(aws, 's3:GetObject', async () => {
    if (bytes > LARGEST_BYTES) throw new Error(`${key} has ${bytes} bytes, more than ${LARGEST_BYTES}`);
    const { Body } = await aws.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString('utf8')) ?? '';
  });
}

/** The two halves of `s3://bucket/key`. */
function placeOf(location: string): { readonly bucket: string; readonly key: string } {
  const rest = location.slice('s3://'.length);
  const slash = rest.indexOf('/');
  return { bucket: rest.slice(0, slash), key: rest.slice(slash + 1) };
}
