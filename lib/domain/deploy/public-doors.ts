import type { AttributeChange, ChangeAction } from './plan.ts';

type Attributes = readonly AttributeChange[];

/** One way to open something to anybody: which types have it, the setting that does it, and to what. */
type Door = {
  readonly types: RegExp;
  readonly path: RegExp;
  readonly opens: (value: string, all: Attributes) => boolean;
};

const is = (wanted: string) => (value: string) => value === wanted;
const everywhere = (value: string): boolean => /0\.0\.0\.0\/0|::\/0/.test(value);
const anybody = (value: string): boolean =>
  value === '"*"' || /\\?"Principal\\?":\s*(?:\{\s*\\?"AWS\\?":\s*(?:\[\s*)?)?\\?"\*\\?"/.test(value);
const told = (all: Attributes, path: RegExp, value: RegExp): boolean =>
  all.some((each) => path.test(each.path) && value.test(each.after ?? ''));

/** A preflight question carries no credentials: browsers send none. */
const isPreflight = (all: Attributes): boolean => told(all, /^(http_method|HttpMethod)$/, /OPTIONS/);

const DOORS: readonly Door[] = [
  {
    types: /^(aws_security_group|aws_default_security_group|AWS::EC2::SecurityGroup)$/,
    path: /ingress/i,
    opens: everywhere,
  },
  {
    types: /^(aws_vpc_security_group_ingress_rule|AWS::EC2::SecurityGroupIngress)$/,
    path: /cidr/i,
    opens: everywhere,
  },
  {
    types: /^aws_security_group_rule$/,
    path: /cidr/,
    opens: (value, all) => everywhere(value) && !told(all, /^type$/, /egress/),
  },
  {
    types:
      /^(aws_(db_instance|rds_cluster_instance|redshift_cluster|redshiftserverless_workgroup|mq_broker|dms_replication_instance|neptune_cluster_instance|docdb_cluster_instance)|AWS::(RDS::DBInstance|Redshift::Cluster|RedshiftServerless::Workgroup|AmazonMQ::Broker|DMS::ReplicationInstance))$/,
    path: /^(publicly_accessible|PubliclyAccessible)$/,
    opens: is('true'),
  },
  {
    types: /^(aws_msk_cluster|AWS::MSK::Cluster)$/,
    path: /public_?access(\[\d{1,4}\])?[.]type$/i,
    opens: is('"SERVICE_PROVIDED_EIPS"'),
  },
  {
    types: /^(aws_lambda_function_url|AWS::Lambda::Url)$/,
    path: /^(authorization_type|AuthType)$/,
    opens: is('"NONE"'),
  },
  {
    types:
      /^(aws_api_gateway_method|aws_apigatewayv2_route|AWS::ApiGateway::Method|AWS::ApiGatewayV2::Route)$/,
    path: /^(authorization|authorization_type|AuthorizationType)$/,
    opens: (value, all) => value === '"NONE"' && !isPreflight(all),
  },
  {
    types: /^(aws_appsync_graphql_api|AWS::AppSync::GraphQLApi)$/,
    path: /^(authentication_type|AuthenticationType)$/,
    opens: is('"API_KEY"'),
  },
  {
    types: /^(aws_(lb|alb|elb)|AWS::ElasticLoadBalancing(V2)?::LoadBalancer)$/,
    path: /^(internal|scheme|Scheme)$/,
    opens: (value) => value === 'false' || value === '"internet-facing"',
  },
  {
    types:
      /^(aws_instance|aws_launch_template|aws_launch_configuration|AWS::EC2::(Instance|LaunchTemplate)|AWS::AutoScaling::LaunchConfiguration)$/,
    path: /associate_?public_?ip_?address$/i,
    opens: (value) => value === 'true' || value === '"true"',
  },
  {
    types: /^(aws_eks_cluster|AWS::EKS::Cluster)$/,
    path: /public_?access_?cidrs/i,
    opens: everywhere,
  },
  {
    types: /^(aws_transfer_server|AWS::Transfer::Server)$/,
    path: /^(endpoint_type|EndpointType)$/,
    opens: is('"PUBLIC"'),
  },
  {
    types: /^(aws_s3_bucket|aws_s3_bucket_acl|AWS::S3::Bucket)$/,
    path: /(^|\.)(acl|AccessControl)$/,
    opens: (value) => /public/i.test(value),
  },
  {
    types: /^AWS::S3::Bucket$/,
    path: /^PublicAccessBlockConfiguration\./,
    opens: is('false'),
  },
  {
    types: /^aws_(s3_bucket|s3_account)_public_access_block$/,
    path: /^(block|ignore|restrict)_public/,
    opens: is('false'),
  },
  {
    types:
      /(_policy|_permission|::\w*Policy|::Permission)$|^(aws_(sqs_queue|sns_topic|kms_key|opensearch_domain|elasticsearch_domain|ecr_repository_policy|s3_bucket|secretsmanager_secret|backup_vault)|AWS::(KMS::Key|ECR::Repository|OpenSearchService::Domain|Elasticsearch::Domain|EFS::FileSystem))$/,
    path: /(^|\.)(policy|Policy\w*|principal|Principal|access_policies|AccessPolicies|KeyPolicy|RepositoryPolicyText|resource_policy|ResourcePolicy)\b/,
    opens: anybody,
  },
  {
    types: /^(aws_ami_launch_permission|aws_db_snapshot|aws_ebs_snapshot)$/,
    path: /^(group|shared_accounts|permission)/,
    opens: (value) => /"all"/.test(value),
  },
];

/** Taking these away opens what they closed. */
const SHUT = /public_access_block|PublicAccessBlock/;

/** Whether the change lets anybody in who could not come in before. */
export function opensToAnybody(type: string, action: ChangeAction, attributes: Attributes): boolean {
  if (SHUT.test(type) && (action === 'delete' || action === 'replace')) return true;
  if (SHUT.test(type) && action === 'update' && attributes.length === 0) return true;
  if (action === 'delete' || action === 'move' || action === 'forget') return false;
  const doors = DOORS.filter((door) => door.types.test(type));
  return doors.some((door) =>
    attributes.some(
      ({ path, before, after }) =>
        after !== undefined && after !== before && door.path.test(path) && door.opens(after, attributes),
    ),
  );
}
