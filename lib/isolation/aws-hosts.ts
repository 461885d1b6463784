/** Services that the AWS provider calls for what serverless systems are made of, by the first part of their host. */
const REGIONAL = [
  'acm',
  'apigateway',
  'application-autoscaling',
  'appsync',
  'athena',
  'backup',
  'cloudformation',
  'cognito-identity',
  'cognito-idp',
  'dynamodb',
  'ec2',
  'api.ecr',
  'elasticache',
  'events',
  'firehose',
  'glue',
  'kinesis',
  'kms',
  'lambda',
  'logs',
  'monitoring',
  'pipes',
  'rds',
  'resource-groups',
  's3',
  's3-control',
  'scheduler',
  'schemas',
  'secretsmanager',
  'email',
  'sns',
  'sqs',
  'ssm',
  'states',
  'sts',
  'synthetics',
  'tagging',
  'wafv2',
  'xray',
];
/** Of the whole account; AWS answers for them in one place. */
const GLOBAL = ['budgets', 'cloudfront', 'iam', 'route53', 'sts', 'organizations'];

/**
 * Exactly the hosts of AWS's own services in a region. A pattern would not do: anyone can own a bucket, an API or a
 * load balancer whose name ends in `.amazonaws.com`.
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
export function serviceHosts(region: string): readonly string[] {
  const suffix = suffixOf(region);
  return [
    ...REGIONAL.map((service) => `${service}.${region}.${suffix}`),
    ...GLOBAL.map((service) => `${service}.${suffix}`),
  ];
}

/** Where a bucket answers; only for buckets that a portal names. */
export const bucketHosts = (bucket: string, region: string): readonly string[] => [
  `${bucket}.s3.${region}.${suffixOf(region)}`,
  `${bucket}.s3.${suffixOf(region)}`,
];

const suffixOf = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';

/** Terraform's registry and where its providers are kept. */
export const REGISTRY_HOSTS: readonly string[] = ['registry.terraform.io', 'releases.hashicorp.com'];

/** OpenTofu's registry leads to GitHub's releases. */
export const TOFU_REGISTRY_HOSTS: readonly string[] = [
  'registry.opentofu.org',
  'github.com',
  'release-assets.githubusercontent.com',
];
