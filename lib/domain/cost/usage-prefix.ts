/**
 * What AWS writes before a usage type, by region: `APN1-NatGateway-Hours`. Nothing, or `USE1-`, in us-east-1.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html
 */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['', 'USE1-'],
  'us-east-2': ['USE2-'],
  'us-west-1': ['USW1-'],
  'us-west-2': ['USW2-'],
  'ca-central-1': ['CAN1-'],
  'eu-west-1': ['EU-', 'EUW1-'],
  'eu-west-2': ['EUW2-'],
  'eu-west-3': ['EUW3-'],
  'eu-central-1': ['EUC1-'],
  'eu-north-1': ['EUN1-'],
  'eu-south-1': ['EUS1-'],
  'ap-northeast-1': ['APN1-'],
  'ap-northeast-2': ['APN2-'],
  'ap-northeast-3': ['APN3-'],
  'ap-southeast-1': ['APS1-'],
  'ap-southeast-2': ['APS2-'],
  'ap-south-1': ['APS3-'],
  'ap-east-1': ['APE1-'],
  'sa-east-1': ['SAE1-'],
  'me-south-1': ['MES1-'],
  'af-south-1': ['AFS1-'],
};

/** Every spelling that a usage type may have in a region. */
export const usageTypesIn = (usageType: string, region: string): readonly string[] =>
  (PREFIXES[region] ?? []).map((prefix) => `${prefix}${usageType}`);
