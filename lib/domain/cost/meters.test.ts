import { describe, expect, it } from 'vitest';
import type { DeclaredResource } from '../graph/model.ts';
import { declared } from './declared-in-test.ts';
import { metersOf } from './meters.ts';

describe('what is metered of a stream and a bucket', () => {
  const metered = (...resources: readonly DeclaredResource[]) =>
    metersOf(resources).map(({ item, measures }) => [item, measures[0]?.metric]);

  it('a stream on demand is paid by what goes through it, another one by its records', () => {
    const dimensions = { StreamName: 'events' };
    expect(metered(declared('aws_kinesis_stream', { name: 'events' }))).toEqual([
      ['kinesis-ingest', { namespace: 'AWS/Kinesis', name: 'IncomingBytes', dimensions }],
      ['kinesis-read', { namespace: 'AWS/Kinesis', name: 'GetRecords.Bytes', dimensions }],
    ]);
    expect(metered(declared('aws_kinesis_stream', { name: 'events', shardCount: 2 }))).toEqual([
      ['kinesis-put', { namespace: 'AWS/Kinesis', name: 'IncomingRecords', dimensions }],
    ]);
  });

  it('a bucket is asked for the classes that its lifecycle names, and for no other', () => {
    const bucket = declared('aws_s3_bucket', { bucket: 'kept' });
    const rule = (storageClass: string, of = 'kept') =>
      declared('aws_s3_bucket_lifecycle_configuration', {
        ...{ bucket: of, rule: [{ transition: [{ days: 30, storageClass }] }] },
      });
    const items = (...resources: readonly DeclaredResource[]) => metered(...resources).map(([item]) => item);
    expect(items(bucket)).toEqual(['s3-storage']);
    expect(items(bucket, rule('STANDARD_IA'), rule('GLACIER', 'other'))).toEqual([
      ...['s3-storage', 's3-storage-ia'],
    ]);
    const own = declared('AWS::S3::Bucket', {
      ...{
        bucketName: 'kept',
        lifecycleConfiguration: { rules: [{ transitions: [{ storageClass: 'GLACIER_IR' }] }] },
      },
    });
    expect(metered(own)[1]).toEqual([
      's3-storage-glacier-instant',
      expect.objectContaining({
        dimensions: { BucketName: 'kept', StorageType: 'GlacierInstantRetrievalStorage' },
      }),
    ]);
  });
});
