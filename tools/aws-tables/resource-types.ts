import type { SpecType } from './spec.ts';

/** What a stack's physical id of the type is, the property that names it, and the ARN that follows. */
type Row = { readonly ref: 'name' | 'arn' | 'url'; readonly name?: string; readonly arn?: string };

/** Where the specification is silent or means something else than `Ref` answers. */
const ODD: Readonly<Record<string, Row>> = {
  'AWS::Scheduler::Schedule': {
    ref: 'name',
    name: 'Name',
    arn: 'scheduler:{region}:{account}:schedule/default/{name}',
  },
  'AWS::SecretsManager::Secret': { ref: 'arn', name: 'Name' },
  'AWS::ECS::TaskDefinition': { ref: 'arn', name: 'Family' },
  'AWS::ECS::Service': { ref: 'arn', name: 'ServiceName' },
  'AWS::Batch::JobQueue': { ref: 'arn', name: 'JobQueueName' },
  'AWS::Events::Rule': { ref: 'name', name: 'Name', arn: 'events:{region}:{account}:rule/{name}' },
};

/** Rows of the types that a picture knows: three facts each, in the spelling of `template-arns.ts`. */
export function resourceTypes(
  spec: readonly SpecType[],
  wanted: ReadonlySet<string>,
): Readonly<Record<string, Row>> {
  const rows = spec
    .filter(({ cloudFormationType: type }) => wanted.has(type))
    .map((each) => [each.cloudFormationType, ODD[each.cloudFormationType] ?? rowOf(each)] as const);
  return Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function rowOf({ primaryIdentifier, cfnRefIdentifier, properties, arnTemplate, ...type }: SpecType): Row {
  const [id = ''] = cfnRefIdentifier ?? primaryIdentifier ?? [];
  const parts = [...(arnTemplate ?? '').matchAll(/\$\{(\w+)\}/g)].map(([, part]) => part ?? '');
  const own = parts.filter((part) => !['Partition', 'Region', 'Account'].includes(part));
  const [only, ...more] = own;
  const name = [id, only ?? '', nameProperty(type.cloudFormationType), 'Name'].find(
    (each) => each in properties && /(Name|Identifier|^Family)$/.test(each),
  );
  const named = id in properties || /(Arn|Url)$/i.test(id) ? name : undefined;
  // What is called by an id of AWS's choice has an ARN that no name tells.
  const follows = id in properties || !/Arn$/i.test(id) || /Name$/.test(only ?? '');
  return {
    ref: /Arn$/i.test(id) ? 'arn' : /Url$/.test(id) ? 'url' : 'name',
    ...(named === undefined ? {} : { name: named }),
    ...(only === undefined || more.length > 0 || !follows ? {} : { arn: spelled(arnTemplate ?? '', only) }),
  };
}

const nameProperty = (type: string): string => `${type.split('::')[2] ?? ''}Name`;

const spelled = (template: string, name: string): string =>
  template
    .replace(/^arn:\$\{Partition\}:/, '')
    .replace(`\${Region}`, '{region}')
    .replace(`\${Account}`, '{account}')
    .replace(`\${${name}}`, '{name}')
    // A bucket's ARN has neither.
    .replace(/^s3:\{region\}:\{account\}:/, 's3:::');
