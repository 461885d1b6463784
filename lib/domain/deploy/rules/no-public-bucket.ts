import { reason } from '../../reason.ts';
import type { PlanRule } from './rule.ts';

const BUCKETS: ReadonlySet<string> = new Set([
  ...['aws_s3_bucket', 'aws_s3_bucket_acl', 'aws_s3_bucket_policy', 'aws_s3_bucket_public_access_block'],
  ...['aws_s3_account_public_access_block', 'aws_s3_access_point', 'aws_s3_bucket_website_configuration'],
  ...['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::S3::AccessPoint'],
]);

/** No bucket is opened to everybody: by its policy, its list of rights, or by what closed it being taken away. */
export const noPublicBucket: PlanRule = ({ changes }) =>
  changes
    .filter(({ type, risks }) => BUCKETS.has(type) && risks.includes('public-exposure'))
    .map(({ address, type }) => ({
      ...{ kind: 'denied', address },
      why: reason('rule.no-public-bucket', { address, type }),
    }));
