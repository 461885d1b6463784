import { isRecord } from '#lib/domain/graph/spelling.ts';

/** What wrote a template, as far as it shows: marks of its resources, since AWS takes the transform out of what it deployed. */
export function writtenBy(template: unknown): 'sam' | 'cdk' | 'cloudformation' {
  if (!isRecord(template)) return 'cloudformation';
  const resources = Object.values(isRecord(template.Resources) ? template.Resources : {}).filter(isRecord);
  const rules = isRecord(template.Rules) ? template.Rules : {};
  // What CDK asks of the account, where it leaves no other mark.
  if ('CheckBootstrapVersion' in rules || resources.some(isOfCdk)) return 'cdk';
  const transforms = [template.Transform].flat().map(String);
  if (transforms.some((each) => each.startsWith('AWS::Serverless'))) return 'sam';
  return resources.some(isOfSam) ? 'sam' : 'cloudformation';
}

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
