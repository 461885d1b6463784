import { textAt } from '../graph/attributes.ts';
import { NAME_PATHS } from '../graph/kinds.ts';
import type { DeclaredResource } from '../graph/model.ts';
import type { PricedItem } from './items.ts';

/** One class of storage: how CloudWatch calls it, and what it is priced as. */
export type StorageClass = { readonly type: string; readonly item: PricedItem };

const STANDARD: StorageClass = { type: 'StandardStorage', item: 's3-storage' };

/**
 * By the class's name in a lifecycle rule.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
 */
const CLASSES: Readonly<Record<string, StorageClass>> = {
  STANDARD_IA: { type: 'StandardIAStorage', item: 's3-storage-ia' },
  ONEZONE_IA: { type: 'OneZoneIAStorage', item: 's3-storage-one-zone' },
  GLACIER_IR: { type: 'GlacierInstantRetrievalStorage', item: 's3-storage-glacier-instant' },
  GLACIER: { type: 'GlacierStorage', item: 's3-storage-glacier' },
};

/**
 * Classes that a bucket's objects lie in, as its lifecycle rules say: asking for each class of each bucket would cost more
 * than most buckets do.
 */
export function storageClasses(
  bucket: DeclaredResource,
  declared: readonly DeclaredResource[],
): readonly StorageClass[] {
  const name = textAt(bucket.attributes, ...NAME_PATHS);
  const rules = declared.filter(
    ({ type, attributes }) =>
      type === 'aws_s3_bucket_lifecycle_configuration' &&
      name !== undefined &&
      textAt(attributes, 'bucket') === name,
  );
  const said = JSON.stringify([bucket, ...rules].map(({ attributes }) => attributes));
  return [
    STANDARD,
    ...Object.entries(CLASSES).flatMap(([code, each]) => (said.includes(`"${code}"`) ? [each] : [])),
  ];
}
