import type { AttributeChange, ChangeAction, Risk } from './plan.ts';

const IAM = /^(aws_iam_|AWS::IAM::)|(_permission|_policy)$|::(Permission|\w*Policy)$/;
const NETWORK =
  /^(aws_(vpc|subnet|route|nat_gateway|eip|internet_gateway|security_group|network_acl)|AWS::EC2::)/;
const STATEFUL =
  /^(aws_(dynamodb_table|s3_bucket|sqs_queue|secretsmanager_secret|cloudwatch_log_group|kinesis_stream)|AWS::(DynamoDB::Table|S3::Bucket|SQS::Queue|SecretsManager::Secret|Logs::LogGroup|Kinesis::Stream))$/;
const WIDE_OPEN = /0\.0\.0\.0\/0|::\/0/;

/** Losing it loses what is in it. */
export const isStateful = (type: string): boolean => STATEFUL.test(type);

/** Why a change deserves a look before others; in a fixed order, empty for most. */
export function risksOf(
  type: string,
  action: ChangeAction,
  attributes: readonly AttributeChange[],
): readonly Risk[] {
  if (action === 'read') return [];
  const risks: Risk[] = [];
  if (IAM.test(type)) risks.push('iam');
  if (isPublic(type, action, attributes)) risks.push('public-exposure');
  if (isStateful(type) && action === 'replace') risks.push('stateful-replace');
  if (isStateful(type) && action === 'delete') risks.push('stateful-delete');
  if (NETWORK.test(type)) risks.push('network');
  return risks;
}

function isPublic(type: string, action: ChangeAction, attributes: readonly AttributeChange[]): boolean {
  if (/public_access_block|PublicAccessBlock/.test(type)) return action !== 'create';
  const ingress = /ingress/i.test(type);
  return attributes.some(
    ({ path, after }) =>
      after !== undefined &&
      ((WIDE_OPEN.test(after) && (ingress || /ingress/i.test(path))) ||
        (/authorization_type|AuthType/.test(path) && after === '"NONE"' && /url|Url/.test(type)) ||
        (/(^|\.)acl$|AccessControl/.test(path) && after.includes('public'))),
  );
}
