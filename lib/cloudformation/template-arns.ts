import { own } from '#lib/domain/graph/spelling.ts';
import TYPES from './tables/resource-types.json' with { type: 'json' };

/** Where a stack lives: enough to write the ARNs that CloudFormation would answer. */
export type StackPlace = { readonly stack: string; readonly account: string; readonly region: string };

/** `ref`: what the physical id is, as `Ref` answers it; `name`: the property that gives it; `arn`: how it is written. */
type ResourceType = { readonly ref: string; readonly name?: string; readonly arn?: string };

const typeOf = (type: string): ResourceType | undefined => own<ResourceType>(TYPES, type);

/** The ARN of what a stack made or will make, where it follows from the physical id or the name. */
export function arnOf(type: string, physicalId: string, place: StackPlace): string | undefined {
  if (physicalId.startsWith('arn:')) return physicalId;
  const template = typeOf(type)?.arn;
  if (template === undefined) return undefined;
  const values: Readonly<Record<string, string>> = {
    region: place.region,
    account: place.account,
    name: nameWithin(type, physicalId).replace(/^\/(?=.)/, type === 'AWS::SSM::Parameter' ? '' : '/'),
  };
  return `arn:aws:${template.replace(/\{(region|account|name)\}/g, (_, key: string) => values[key] ?? '')}`;
}

/** The name inside a physical id that is an address or an ARN: `https://sqs…/<account>/<name>`, `arn:…:<name>`. */
export function nameWithin(type: string, physicalId: string): string {
  const isAddress = typeOf(type)?.ref === 'url' && physicalId.includes('://');
  if (isAddress) return physicalId.slice(physicalId.lastIndexOf('/') + 1);
  if (!physicalId.startsWith('arn:')) return physicalId;
  const rest = physicalId.split(':').slice(5).join(':');
  return rest.slice(Math.max(rest.lastIndexOf('/'), rest.lastIndexOf(':')) + 1);
}

/** The property that names the physical resource before it is made; undefined where AWS chooses an id. */
export const nameProperty = (type: string): string | undefined => typeOf(type)?.name;
