import { isRecord } from '#lib/domain/graph/spelling.ts';
import { nodesIn } from './nodes.ts';

type Resource = Readonly<Record<string, unknown>>;

/** Properties that name code or a definition: a path of the commit, or an object of a bucket. */
const CODE: readonly string[] = [
  'Code',
  'CodeUri',
  'ContentUri',
  'Content',
  'DefinitionUri',
  'DefinitionS3Location',
  'BodyS3Location',
  'SchemaUri',
  'TemplateURL',
  'SchemaHandlerPackage',
  'ModulePackage',
];
const BUCKET: readonly string[] = ['Bucket', 'S3Bucket'];

/**
 * The first piece of code that is plainly not of the commit, as `where: what`: an address in a bucket, or a custom
 * resource whose function is not one of the template. What only a parameter knows is not judged.
 */
export function foreignCode(
  template: Readonly<Record<string, unknown>>,
  resources: readonly (readonly [string, Resource])[],
): string | undefined {
  const globals = isRecord(template.Globals) ? Object.entries(template.Globals) : [];
  for (const [section, properties] of globals) {
    const code = isRecord(properties) ? foreignAddress(properties) : undefined;
    if (code !== undefined) return `Globals.${section}: ${code}`;
  }
  for (const [logicalId, { Type: type, Properties: properties }] of resources) {
    if (!isRecord(properties)) continue;
    const code = foreignAddress(properties);
    if (code !== undefined) return `${logicalId}: ${code}`;
    if (isCustom(type) && !namesSomethingOfHere(properties.ServiceToken))
      return `${logicalId}: ServiceToken ${shown(properties.ServiceToken)} is no function of this template`;
  }
  return undefined;
}

function foreignAddress(properties: Resource): string | undefined {
  for (const name of CODE) {
    const value = properties[name];
    const address =
      value === undefined ? undefined : ([...nodesIn(value)].find(isAddress) ?? bucketIn(value));
    if (address !== undefined) return `${name} ${address} is not in the commit`;
  }
  return undefined;
}

/** Written out: a bucket that a reference names may be the system's own. */
const isAddress = (node: unknown): node is string =>
  typeof node === 'string' && /^(?:s3|https?):\/\/[^$]/i.test(node);

/** A bucket that is written out; one by a reference may be the system's own. */
function bucketIn(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const bucket = BUCKET.map((name) => value[name]).find((each) => typeof each === 'string');
  return bucket === undefined ? undefined : `s3://${bucket}`;
}

const isCustom = (type: unknown): boolean =>
  typeof type === 'string' && (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource');

/** A reference to a resource or parameter; texts, other stacks' exports and what AWS says of itself are none. */
function namesSomethingOfHere(value: unknown): boolean {
  if (value === undefined) return true;
  const records = [...nodesIn(value)].filter(isRecord);
  return !records.some((each) => 'Fn::ImportValue' in each) && records.some(isReference);
}

function isReference(node: Resource): boolean {
  if ('Fn::GetAtt' in node || 'Fn::FindInMap' in node) return true;
  if (typeof node.Ref === 'string') return isOfHere(node.Ref);
  const text = [node['Fn::Sub']].flat()[0];
  return (
    typeof text === 'string' && [...text.matchAll(/\$\{([^!{}][^{}]*)\}/g)].some(([, name]) => isOfHere(name))
  );
}

const isOfHere = (name: string | undefined): boolean => name !== undefined && !name.startsWith('AWS::');

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
