import { textAt } from './attributes.ts';
import type { GraphNode } from './model.ts';

/**
 * What CDK brings along to do its own work while it deploys: nobody wrote it, nobody calls it, and no request meets it.
 * Told by the construct's path, where the template keeps it, else by the fixed ids that CDK gives its singletons.
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.custom_resources-readme.html
 */
export function isCdkHelper({ type, attributes }: Pick<GraphNode, 'type' | 'attributes'>): boolean {
  if (CUSTOM_TYPES.has(type)) return true;
  const path = textAt(attributes, 'cdkPath')?.split('/').slice(1);
  if (path?.some(isHelperPart)) return true;
  const logicalId = textAt(attributes, 'logicalId') ?? '';
  return SINGLETONS.some((each) => logicalId.startsWith(each));
}

/** One step of a construct's path. */
const isHelperPart = (step: string): boolean =>
  step === 'waiter-state-machine' ||
  step.startsWith('framework-') ||
  (step.startsWith('Custom::') && step.endsWith('CustomResourceProvider')) ||
  SINGLETONS.some((each) => step.replace('Custom::', 'Custom').startsWith(each));

/** Ids with the hash that never changes: retention of logs, notifications, emptied buckets, deployed files, single calls. */
const SINGLETONS = [
  'LogRetentionaae0aa3c',
  'BucketNotificationsHandler050a0587',
  'CustomS3AutoDeleteObjectsCustomResourceProvider',
  'CustomCDKBucketDeployment8693BB64',
  'AWS679f53fac002430c',
  'CustomVpcRestrictDefaultSGCustomResourceProvider',
  'CustomCrossRegionExport',
  'CustomECRAutoDeleteImagesCustomResourceProvider',
  'CustomCrossAccountZoneDelegationCustomResourceProvider',
  'AWSCDKCfnUtilsProvider',
] as const;

const CUSTOM_TYPES: ReadonlySet<string> = new Set([
  'AWS::CDK::Metadata',
  'Custom::AWS',
  'Custom::AWSCDKCfnJson',
  'Custom::CDKBucketDeployment',
  'Custom::CrossRegionExportReader',
  'Custom::CrossRegionExportWriter',
  'Custom::LogRetention',
  'Custom::S3AutoDeleteObjects',
  'Custom::S3BucketNotifications',
  'Custom::VpcRestrictDefaultSG',
]);
