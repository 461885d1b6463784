/** Calls a second that AWS publishes for one account and region; APIs that share a limit share a `bucket`. */
export type Quota = { readonly bucket: string; readonly perSecond: number; readonly share: number };

/** Each process of the portal keeps to this share of a quota; above half of it, deploys and consoles begin to be throttled. */
export const SHARE = 0.4;
/** No deploy reads log lines, and a followed log is as quick as this allows. */
export const SHARE_OF_LOGS = 0.5;
export const isNearQuota = (share: number): boolean => share > 0.5;

/** What nobody publishes a rate for (DescribeStacks among them) is asked no faster than this. */
const UNPUBLISHED_PER_SECOND = 5;

/**
 * What nobody publishes but others have met.
 * @see https://github.com/nccgroup/PMapper/issues/1 first throttled after 183 simulations without a pause
 */
const MET: Readonly<Record<string, number>> = { 'iam:SimulatePrincipalPolicy': 25 };

const PUBLISHED: Readonly<Record<string, number>> = {
  'cloudwatch:GetMetricData': 50,
  'cloudwatch:DescribeAlarms': 9,
  'cloudwatch:ListMetrics': 25,
  'cloudwatch:DescribeAlarmHistory': 3,
  'logs:GetLogEvents': 10,
  'logs:DescribeLogStreams': 25,
  'logs:DescribeLogGroups': 10,
  'logs:StartQuery': 10,
  'logs:GetQueryResults': 10,
  'cloudtrail:LookupEvents': 2,
  'tag:GetResources': 15,
  'lambda:GetFunction': 100,
  'lambda:GetPolicy': 15,
};

/** Per account, cannot be raised; every other region has 10. */
const FILTER_LOG_EVENTS: Readonly<Record<string, number>> = {
  'us-east-1': 25,
  'eu-central-1': 5,
  'ca-west-1': 5,
  'ap-northeast-3': 5,
  'ap-southeast-3': 5,
  'il-central-1': 5,
};

/**
 * The published limit of an API such as `cloudwatch:DescribeAlarms`.
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
export function quotaOf(api: string, region: string): Quota {
  if (api === 'logs:FilterLogEvents') {
    return { bucket: api, perSecond: FILTER_LOG_EVENTS[region] ?? 10, share: SHARE_OF_LOGS };
  }
  const known = PUBLISHED[api] ?? MET[api];
  if (known !== undefined) return { bucket: api, perSecond: known, share: SHARE };
  // Fixed at 15 for all other control plane calls together: a polling portal can throttle its users' deploys.
  if (api.startsWith('lambda:')) return { bucket: 'lambda control plane', perSecond: 15, share: SHARE };
  return { bucket: api, perSecond: UNPUBLISHED_PER_SECOND, share: SHARE };
}
