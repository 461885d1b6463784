import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { SeenState } from '#lib/domain/discovery/seen.ts';
import { ok } from '#lib/domain/result.ts';
import { instant } from '#lib/domain/time.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/** Parts of names that buckets of states have; the others are not opened. */
const SIGNS = ['tfstate', 'terraform', 'tf-state'];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function stateBuckets(aws: AwsClients): Promise<Read<readonly string[]>> {
  return attempt(aws, 's3:ListAllMyBuckets', async () => {
    const { Buckets = [] } = await aws.s3.send(new ListBucketsCommand({ BucketRegion: aws.target.region }));
    return Buckets.flatMap(({ Name = '' }) => (SIGNS.some((sign) => Name.includes(sign)) ? [Name] : []));
  });
}

const object = z.object({ Key: z.string(), Size: z.number().default(0), LastModified: z.date() });

/** As many as are asked of one bucket: a page. */
const MOST_OBJECTS = 1_000;

/**
 * Objects of a bucket that are called as states are; the newest page of them is enough to propose.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
export async function statesIn(aws: AwsClients, bucket: string): Promise<Read<readonly SeenState[]>> {
  const { account, region } = aws.target;
  const read = await attempt(aws, 's3:ListBucket', async () => {
    const { Contents = [] } = await aws.s3.send(
      new ListObjectsV2Command({ Bucket: bucket, MaxKeys: MOST_OBJECTS }),
    );
    return Contents.map((each) => object.parse(each));
  });
  if (!read.ok) return read;
  return ok(
    read.value
      .filter(({ Key }) => Key.endsWith('.tfstate'))
      .map(({ Key, Size, LastModified }) => ({
        ...{ account, region, bucket, key: Key, bytes: Size, updatedAt: instant(LastModified.getTime()) },
      })),
  );
}
