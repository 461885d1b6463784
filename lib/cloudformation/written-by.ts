import { isRecord } from '#lib/domain/graph/spelling.ts';

/** What wrote a template, as far as it shows: marks of its resources, since AWS takes the transform out of what it deployed. */
export function writtenBy(template: unknown): 'sam' | 'cdk' | 'cloudformation' {
  if (!isRecord(template)) return 'cloudformation';
  const resources = Object.values(isRecord(template.Resources) ? template.Resources : {}).filter(isRecord);
  const rules = isRecord(template.Rules) ? template.Rules : {};
  // What CDK asks of the account, where it leaves no other mark.
  if ('CheckBootstrapVersion' in rules || resources.some(isOfCdk)) return 'cdk';
  if (isHashed(Object.keys(isRecord(template.Resources) ? template.Resources : {}))) return 'cdk';
  const transforms = [template.Transform].flat().map(String);
  if (transforms.some((each) => each.startsWith('AWS::Serverless'))) return 'sam';
  return resources.some(isOfSam) ? 'sam' : 'cloudformation';
}

/** CDK ends the id of each construct with a hash of its path; of a hand-written template none does. */
const isHashed = (logicalIds: readonly string[]): boolean =>
  logicalIds.filter((id) => /[0-9A-F]{8}$/.test(id) && /[0-9]/.test(id.slice(-8))).length >=
  Math.max(3, MOST * logicalIds.length);

/** Constructs that a person named by `overrideLogicalId` have none. */
const MOST = 0.8;

const isOfCdk = ({ Type: type, Metadata: metadata }: Readonly<Record<string, unknown>>): boolean =>
  type === 'AWS::CDK::Metadata' || (isRecord(metadata) && typeof metadata['aws:cdk:path'] === 'string');

/** `sam build` leaves an id, SAM's own expansion a tag. */
function isOfSam({
  Type: type,
  Metadata: metadata,
  Properties: properties,
}: Readonly<Record<string, unknown>>) {
  if (String(type).startsWith('AWS::Serverless::')) return true;
  if (isRecord(metadata) && typeof metadata.SamResourceId === 'string') return true;
  const tags = isRecord(properties) ? properties.Tags : undefined;
  if (isRecord(tags)) return Object.entries(tags).some(([key, value]) => isMade(key, value));
  return Array.isArray(tags) && tags.some((tag) => isRecord(tag) && isMade(String(tag.Key), tag.Value));
}

const isMade = (key: string, value: unknown): boolean => value === 'SAM' && key.endsWith(':createdBy');
