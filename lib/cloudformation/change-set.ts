import type { AttributeChange, ChangeAction, ResourceChange } from '#lib/domain/deploy/plan.ts';
import { risksOf } from '#lib/domain/deploy/risk.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { MASKED, type Masker, maskJson } from '#lib/domain/masking.ts';
import { marked } from '#lib/domain/text/marks.ts';
import type { ChangeSetDetail, ChangeSetEntry } from './change-set-entry.ts';
import { propertyDifferences } from './property-differences.ts';
import { type Picture, picturesIn, recomputedIn, type Sighted } from './recomputed.ts';

type Change = NonNullable<ChangeSetEntry['ResourceChange']>;

const REPLACES: readonly ChangeAction[] = ['replace', 'may-replace'];

/** A template as CloudFormation expanded it, with the parameters it is read with. */
export type TemplateSide = {
  readonly template: unknown;
  readonly parameters: Readonly<Record<string, string>>;
};

/**
 * The changes of a change set. Values come from comparing the two templates, since property values are not
 * always in the answer; a modification that neither the answer nor the templates can name is none. What only follows from
 * other changes says from which (`because`), and carries no risk.
 */
export function changeSetChanges(
  entries: readonly ChangeSetEntry[],
  before: TemplateSide | undefined,
  after: TemplateSide,
  mask: Masker,
): readonly ResourceChange[] {
  const pictures = picturesIn(
    entries,
    (id) => propertiesOf(before, id),
    (id) => propertiesOf(after, id),
  );
  const followed = recomputedIn(
    entries.flatMap(({ ResourceChange: change }) =>
      change ? sightedOf(change, before, after, pictures) : [],
    ),
    pictures,
  );
  return entries.flatMap(({ ResourceChange: change }) => {
    const address = change?.LogicalResourceId;
    const type = change?.ResourceType;
    if (!change || !address || !type) return [];
    const was = propertiesOf(before, address);
    const is = change.Action === 'Remove' ? undefined : propertiesOf(after, address);
    const details = change.Details ?? [];
    const differences = propertyDifferences(was, is);
    const nothing = differences.length === 0 && details.length === 0;
    if (change.Action === 'Modify' && nothing && was && is && change.Replacement !== 'True') return [];
    const action = actionOf(change, was === undefined && before !== undefined);
    const attributes = [
      ...differences.map(({ path, secret, before: from, after: to }): AttributeChange => {
        const [top = ''] = path.split('.');
        return {
          path: marked(path),
          ...(from === undefined ? {} : { before: shown(from, secret, mask) }),
          ...(to === undefined ? {} : { after: shown(to, secret, mask) }),
          sensitive: secret,
          unknownAfter: false,
          forcesReplacement: REPLACES.includes(action) && recreates(details, top),
        };
      }),
      ...onlyInDetails(details, differences).map(
        (path): AttributeChange => ({
          path,
          after: '(known after apply)',
          sensitive: false,
          unknownAfter: true,
          forcesReplacement: REPLACES.includes(action) && recreates(details, path),
        }),
      ),
    ];
    const imported = action === 'import' ? change.PhysicalResourceId : undefined;
    const because = followed.get(address);
    return [
      {
        ...{ address, type, action, attributes },
        ...(because ? { because, risks: [] } : { risks: risksOf(type, action, attributes) }),
        ...(/Retain$/.test(change.PolicyAction ?? '') ? { retained: true as const } : {}),
        ...(imported === undefined ? {} : { importing: marked(imported) }),
      },
    ];
  });
}

/** A change with what its templates say of it, once the logical ids of pictures are told apart from what they mean. */
function sightedOf(
  change: Change,
  before: TemplateSide | undefined,
  after: TemplateSide,
  pictures: readonly Picture[],
): readonly Sighted[] {
  const id = change.LogicalResourceId ?? '';
  const was = JSON.stringify(propertiesOf(before, id));
  const is = JSON.stringify(propertiesOf(after, id));
  const through = pictures.filter(
    ({ older, newer }) => was?.includes(JSON.stringify(older)) && is?.includes(JSON.stringify(newer)),
  );
  const renamed = through.reduce(
    (text, { older, newer }) => text.replaceAll(JSON.stringify(older), JSON.stringify(newer)),
    was ?? '',
  );
  // Templates that could not be read say nothing against what CloudFormation says.
  const differs = was === undefined || is === undefined ? was !== is : renamed !== is;
  return [{ change, differs, through: through.map(({ newer }) => newer) }];
}

/** `absentBefore`: what an emulator calls a modification is a creation when the old template lacks it. */
function actionOf(
  { Action: action, Replacement: replacement, PolicyAction: policy }: Change,
  absentBefore: boolean,
): ChangeAction {
  if (action === 'Import') return 'import';
  if (action === 'Dynamic') return 'dynamic';
  if (action === 'Add' || absentBefore) return 'create';
  // A resource with `DeletionPolicy: Retain` leaves the stack and stays.
  if (action === 'Remove') return policy === 'Retain' ? 'forget' : 'delete';
  if (replacement === 'True') return 'replace';
  // It hangs on a value that only the deploy tells.
  return replacement === 'Conditional' ? 'may-replace' : 'update';
}

/** A resource's properties with parameters put in. */
function propertiesOf(side: TemplateSide | undefined, logicalId: string): unknown {
  const template = side?.template;
  const resources = isRecord(template) && isRecord(template.Resources) ? template.Resources : {};
  const resource = resources[logicalId];
  if (!side || !isRecord(resource)) return undefined;
  return withParameters(resource.Properties ?? {}, shownParameters(template, side.parameters));
}

/**
 * Values of parameters, by their default where none is given, as CloudFormation takes them. Without those that their template
 * calls secret: such a parameter stays a reference.
 */
export function shownParameters(
  template: unknown,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = isRecord(template) && isRecord(template.Parameters) ? template.Parameters : {};
  const isSecret = (each: unknown) => isRecord(each) && /^true$/i.test(String(each.NoEcho));
  // A deployed stack tells every value as a text.
  const defaults = Object.entries(declared).flatMap(([name, each]) =>
    isRecord(each) && each.Default !== undefined ? [[name, String(each.Default)] as const] : [],
  );
  const all = Object.entries({ ...Object.fromEntries(defaults), ...values });
  return Object.fromEntries(all.filter(([name]) => !isSecret(declared[name])));
}

export function withParameters(value: unknown, parameters: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((each) => withParameters(each, parameters));
  if (!isRecord(value)) return value;
  const { Ref: name } = value;
  if (typeof name === 'string' && Object.keys(value).length === 1) return parameters[name] ?? value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withParameters(each, parameters)]),
  );
}

/** A secret that is no text is hidden whole: its names may say nothing. */
function shown(value: unknown, secret: boolean, mask: Masker): string {
  const masked = secret && isRecord(value) && !isReference(value) ? MASKED : maskJson(value, mask, secret);
  return masked === MASKED ? MASKED : marked(JSON.stringify(masked));
}

/** Where the value comes from is no secret: `{ Ref: … }`. */
const isReference = (value: Record<string, unknown>): boolean =>
  Object.keys(value).every((key) => key === 'Ref' || key === 'Fn::GetAtt' || key === 'Fn::ImportValue');

const nameOf = ({ Target: target }: ChangeSetDetail): string =>
  target?.Attribute === 'Properties' ? (target.Name ?? 'Properties') : (target?.Attribute ?? '');

const recreates = (details: readonly ChangeSetDetail[], property: string): boolean =>
  details.some((each) => nameOf(each) === property && each.Target?.RequiresRecreation !== 'Never');

const onlyInDetails = (
  details: readonly ChangeSetDetail[],
  differences: readonly { readonly path: string }[],
): readonly string[] => [
  ...new Set(
    details
      .map(nameOf)
      .filter((name) => name && !differences.some(({ path }) => path.split('.')[0] === name)),
  ),
];
