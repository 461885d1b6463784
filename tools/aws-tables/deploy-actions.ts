import { readdirSync, readFileSync } from 'node:fs';
import { type CallsRow, DEPLOY_CALLS } from './deploy-calls.ts';

type Handler = { readonly permissions?: readonly string[] };
type Schema = {
  readonly handlers?: Readonly<Partial<Record<'create' | 'read' | 'update' | 'delete', Handler>>>;
  readonly tagging?: { readonly tagProperty?: string };
};

const TAG = /:(TagResource|TagRole|TagQueue|TagPolicy|CreateTags|AddTags\w+)$/;
const UNTAG = /:(UntagResource|UntagRole|UntagQueue|UntagPolicy|DeleteTags|RemoveTags\w+)$/;

/**
 * What a change of each type asks IAM for. AWS's registry says, in the schema of a type, which actions its handlers may need:
 * all that they might, for whatever a template may say. What is certain of them is the call named after the type, and
 * what `deploy-calls.ts` says of its properties; nothing stands here that the registry does not list for the type.
 * @param wanted types beside those of `deploy-calls.ts`
 */
export function deployActions(
  wanted: ReadonlySet<string>,
  arns: Readonly<Record<string, { readonly name?: string; readonly arn?: string }>>,
): Readonly<Record<string, unknown>> {
  const schemas = registry();
  const types = [...new Set([...Object.keys(DEPLOY_CALLS), ...wanted])].toSorted();
  const rows = types.flatMap((type) => {
    const schema = schemas.read(type);
    if (!schema?.handlers) return [];
    const written = DEPLOY_CALLS[type] ?? {};
    const { name, arn } = { ...arns[type], ...written };
    const row = {
      ...(name ? { name } : {}),
      ...(arn ? { arn: arn.replace(/^arn:aws:/, '').replace('{name}', '{id}') } : {}),
      ...rowOf(type, schema, written),
    };
    // Of what makes one nothing is known: the type is said to be unknown.
    return 'create' in row || 'when' in row ? [[type, row] as const] : [];
  });
  return { from: schemas.source, types: Object.fromEntries(rows) };
}

function rowOf(type: string, { handlers = {}, tagging }: Schema, row: CallsRow) {
  const listed = (act: 'create' | 'update' | 'delete') => (handlers[act]?.permissions ?? []).map(asIam);
  const { makes, when, changes, without, dies, passes, keys } = row;
  const tagged = row.tags !== false && tagging?.tagProperty !== undefined;
  const tag = tagged ? listed('create').filter((each) => TAG.test(each)) : [];
  const untag = tagged ? listed('update').filter((each) => UNTAG.test(each)) : [];
  const calls = {
    create: row.create ?? named(type, listed('create'), MAKES),
    update: row.update ?? named(type, listed('update'), CHANGES),
    delete: row.delete ?? named(type, listed('delete'), ENDS),
  };
  const known = new Set(Object.values(handlers).flatMap(({ permissions = [] }) => permissions.map(asIam)));
  const said = [calls, when, changes, without, dies].flatMap((each) => Object.values(each ?? {}).flat());
  const strange = said.filter((each) => !known.has(each));
  if (strange.length > 0) throw new Error(`the registry does not list ${strange.join(', ')} for ${type}`);
  return {
    ...filled({ makes, when, changes, without, dies, passes, keys }),
    // Of a type without an update nothing can be changed: it is made anew.
    ...(handlers.update ? {} : { anew: true }),
    // What is written as nothing asks for nothing; what is not there is not known.
    ...Object.fromEntries(
      ACTS.flatMap((act) => (row[act] || calls[act].length > 0 ? [[act, calls[act]] as const] : [])),
    ),
    ...(tag[0] ? { tags: tagging?.tagProperty?.split('/').at(-1), tag: tag.slice(0, 1) } : {}),
    ...(untag[0] ? { untag: untag.slice(0, 1) } : {}),
  };
}

const ACTS = ['create', 'update', 'delete'] as const;
const MAKES = ['Create', 'Put', 'Register', 'Request', 'Allocate', 'Run', 'Import'];
const CHANGES = ['Update', 'Modify', 'Put', 'Set'];
const ENDS = ['Delete', 'Deregister', 'Release', 'Terminate'];

/** `dynamodb:CreateTable` of `AWS::DynamoDB::Table`. */
function named(type: string, listed: readonly string[], verbs: readonly string[]): readonly string[] {
  const noun = (type.split('::')[2] ?? '').toLowerCase();
  const wanted = new Set(verbs.map((verb) => `${verb}${noun}`.toLowerCase()));
  return listed.filter((each) => wanted.has((each.split(':')[1] ?? '').toLowerCase())).slice(0, 1);
}

/** Some schemas write the service in capitals. */
const asIam = (action: string): string => action.replace(/^[^:]*/, (service) => service.toLowerCase());

const filled = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).filter(([, each]) => each !== undefined));

/** The schemas that cfn-lint carries, of the region that has most types. */
function registry() {
  const [python = ''] = readdirSync('.yagura/python/sam/lib');
  const packages = `.yagura/python/sam/lib/${python}/site-packages`;
  const schemas = `${packages}/cfnlint/data/schemas`;
  const files = read(`${schemas}/providers/us-east-1.json`) as Readonly<Record<string, string>>;
  const { schema_date: date } = read(`${schemas}/version.json`) as { readonly schema_date: string };
  const version = readdirSync(packages).flatMap((each) => /^cfn_lint-(.+)\.dist-info$/.exec(each)?.[1] ?? []);
  return {
    source: `CloudFormation registry schemas of ${date.slice(0, 10)} (us-east-1), in cfn-lint ${version[0]}`,
    read: (type: string): Schema | undefined =>
      files[type] === undefined ? undefined : (read(`${schemas}/resources/${files[type]}.json`) as Schema),
  };
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
