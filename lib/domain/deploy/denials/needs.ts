import { isRecord } from '../../graph/spelling.ts';
import { callsOf, tagsOf } from './calls.ts';
import { resourceOf } from './resource.ts';
import { type Row, rowOf } from './table.ts';
import { LATER, type Need, type Place, type Properties, type Touched } from './touched.ts';

/** IAM answers, and is asked, in one region. */
const REGION_OF_IAM = 'us-east-1';

/**
 * What the role that applies a change is asked for, as far as it is certain.
 * @returns undefined where it is not known what the change calls
 */
export function needsOf(touched: Touched, place: Place): readonly Need[] | undefined {
  const row = touched.schema === undefined ? undefined : rowOf(touched.schema);
  if (!row || touched.does === 'later') return undefined;
  const calls = callsOf(row, touched);
  if (!calls) return undefined;
  return [
    ...[...new Set(calls)].map((action) => needOf(row, touched, action, place)),
    ...handedRoles(row, touched),
  ];
}

function needOf(row: Row, touched: Touched, action: string, place: Place): Need {
  const { address, type, does, before, after } = touched;
  const isMaking = row.create?.includes(action) === true && (does === 'create' || does === 'replace');
  const properties = does === 'delete' ? before : { ...before, ...after };
  // What replaces something has another name, or the same: an id of AWS's own is not the old one's.
  const { there, ...anew } = touched;
  const named = isMaking ? { ...anew, ...nameIn(row, after) } : { ...nameIn(row, properties), ...touched };
  const template = isMaking ? (row.makes ?? row.arn) : row.arn;
  const resource = resourceOf(
    isMaking ? template : template?.replace(/-XXXXXX$/, suffixOf(there)),
    named,
    properties,
    place,
  );
  return { address, type, action, ...resource, context: contextOf(row, touched, action, place) };
}

/** Of a secret that is not there yet nobody knows the six characters behind its name. */
const suffixOf = (there: string | undefined): string => (there?.startsWith('arn:') ? '' : '-XXXXXX');

function nameIn({ name }: Row, properties: Properties): { readonly there?: string } {
  const written = name === undefined ? undefined : properties[name];
  return typeof written === 'string' && written !== '' ? { there: written } : {};
}

function contextOf(row: Row, touched: Touched, action: string, place: Place): Need['context'] {
  const { before, after, does, boundary, inherits } = touched;
  const region = action.startsWith('iam:') ? REGION_OF_IAM : place.region;
  const own = (properties: Properties) => tagsOf(row.tags === undefined ? undefined : properties[row.tags]);
  const [is, was] = [{ ...(does === 'update' ? {} : inherits), ...own(after) }, own(before)];
  const asks = row.create?.includes(action) || row.tag?.includes(action);
  const about = boundary ?? after.PermissionsBoundary ?? before.PermissionsBoundary;
  return {
    'aws:RequestedRegion': [region],
    ...(asks ? keyed('aws:RequestTag/', is) : {}),
    ...(asks && Object.keys(is).length > 0 ? { 'aws:TagKeys': Object.keys(is) } : {}),
    ...(does === 'create' ? {} : keyed('aws:ResourceTag/', was)),
    ...(action.startsWith('iam:') && typeof about === 'string' ? { 'iam:PermissionsBoundary': [about] } : {}),
    ...ownKeys(row, touched, place),
  };
}

function ownKeys({ keys = {} }: Row, touched: Touched, place: Place): Need['context'] {
  const properties = { ...touched.before, ...touched.after };
  const found = Object.entries(keys).map(([key, template]) => {
    const { resources, sure } = resourceOf(template, touched, properties, place);
    return [key, sure ? resources : []] as const;
  });
  return Object.fromEntries(found.filter(([, arns]) => arns.length > 0));
}

const keyed = (prefix: string, tags: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${prefix}${key}`, [value]]));

/** Roles that are handed to a service: leave for that is asked for beside the call itself. */
function handedRoles(
  { passes = {} }: Row,
  { address, type, does, after, changed }: Touched,
): readonly Need[] {
  if (does === 'delete') return [];
  return Object.entries(passes).flatMap(([path, service]) => {
    const [top = '', ...below] = path.split('.');
    if (does === 'update' && !changed.includes(top)) return [];
    return valuesAt(after[top], below).flatMap((role): readonly Need[] => {
      const known = typeof role === 'string' && role.startsWith('arn:');
      if (!known && role !== LATER) return [];
      const context = { 'aws:RequestedRegion': [REGION_OF_IAM], 'iam:PassedToService': [service] };
      const resources = [known ? role : '*'];
      return [{ address, type, action: 'iam:PassRole', resources, sure: known, context }];
    });
  });
}

function valuesAt(value: unknown, [next, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((each) => valuesAt(each, next === undefined ? [] : [next, ...rest]));
  if (next === undefined || value === LATER) return [value];
  return isRecord(value) ? valuesAt(value[next], rest) : [];
}
