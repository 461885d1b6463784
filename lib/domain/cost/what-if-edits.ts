import { blockOf, type DeclaredPlaces, type WrittenLine, type WrittenSetting } from '../declared-places.ts';
import type { CostEstimate } from './cost.ts';
import type { WhatIf, WhatIfId } from './what-if.ts';

/** What a component's newest planned commit has written, and how ids of its resources begin. */
export type WrittenSource = {
  /** `tf:infra/terraform#` or `cfn:items-dev-app/`. */
  readonly begins: string;
  readonly places: DeclaredPlaces;
};

/**
 * One change that a what-if asks for. `line`: a line of a file, as it is and as it would be; `add`: a line that the
 * resource's block at `file` lacks; `place`: what decides it is known, and the change is more than one line;
 * `property`: no run has told of the files, so the resource's property and its values.
 */
export type WhatIfEdit = { readonly addresses: readonly string[] } & (
  | {
      readonly kind: 'line';
      readonly at: WrittenLine;
      readonly becomes: string;
      /** The lines over which the resource comes to this one, its own first. */
      readonly through: readonly WrittenLine[];
    }
  | { readonly kind: 'add'; readonly file: string; readonly line: number; readonly becomes: string }
  | { readonly kind: 'place'; readonly at: WrittenLine }
  | { readonly kind: 'property'; readonly property?: string; readonly was: string; readonly becomes: string }
);

/** What a question changes, and of what it is asked. */
const ASKS: Readonly<
  Record<WhatIf['group'], { readonly setting: WrittenSetting; readonly items: readonly string[] }>
> = {
  nat: { setting: 'gateways', items: ['nat-gateway'] },
  api: { setting: 'api-type', items: ['rest-api-request'] },
  logs: { setting: 'retention', items: ['logs-ingest', 'logs-ingest-ia'] },
  cpu: { setting: 'architectures', items: ['lambda-arm', 'lambda-x86'] },
};

/** The lines to change for a question, one edit a line however many resources it decides. */
export function whatIfEdits(
  { id, group, params }: Pick<WhatIf, 'id' | 'group' | 'params'>,
  { lines, facts }: CostEstimate,
  sources: readonly WrittenSource[],
): readonly WhatIfEdit[] {
  const { setting, items } = ASKS[group];
  const asked = lines.filter(({ item }) => items.includes(item));
  const retention = new Map(facts?.retention.map((each) => [each.group, each.days]));
  const edits = asked.flatMap(({ resource, label }): readonly WhatIfEdit[] => {
    const source = sources.find(({ begins }) => resource.startsWith(begins));
    const address = resource.slice(source?.begins.length ?? resource.lastIndexOf('#') + 1);
    const isTerraform = resource.startsWith('tf:');
    const way = source?.places.settings?.[blockOf(address)]?.[setting];
    const at = way?.at(-1);
    const to = { id, count: params.to ?? 0, isTerraform };
    const addresses = [blockOf(address)];
    if (at) {
      const becomes = rewritten(at.text, to);
      if (becomes === at.text) return [];
      return becomes === undefined
        ? [{ kind: 'place', addresses, at }]
        : [{ kind: 'line', addresses, at, becomes, through: way?.slice(0, -1) ?? [] }];
    }
    const place = source?.places.places[blockOf(address)];
    const property = PROPERTY[setting][isTerraform ? 0 : 1];
    const value = literalOf(to);
    // Who keeps logs or runs code by AWS's own default has no line of it yet.
    if (place && property !== undefined && value !== undefined)
      return [{ kind: 'add', addresses, ...place, becomes: assigned(property, value, isTerraform) }];
    if (place) return [{ kind: 'place', addresses, at: { ...place, text: address } }];
    const was = wasOf(id, retention.get(label), params.from);
    return [
      {
        ...{ kind: 'property', addresses, was, becomes: value ?? VALUES[id] },
        ...(property === undefined ? {} : { property }),
      },
    ];
  });
  return [...Map.groupBy(edits, placeOf).values()].flatMap((alike): readonly WhatIfEdit[] => {
    const [first] = alike;
    return first
      ? [{ ...first, addresses: [...new Set(alike.flatMap(({ addresses }) => addresses))].toSorted() }]
      : [];
  });
}

const placeOf = (edit: WhatIfEdit): string => {
  if (edit.kind === 'property') return `${edit.property ?? ''} ${edit.was}`;
  const { file, line } = edit.kind === 'add' ? edit : edit.at;
  return `${edit.kind} ${file}:${line}`;
};

type To = { readonly id: WhatIfId; readonly count: number; readonly isTerraform: boolean };

/** Terraform's and CloudFormation's name; none where it is no property of the resource. */
const PROPERTY: Readonly<Record<WrittenSetting, readonly [string | undefined, string | undefined]>> = {
  architectures: ['architectures', 'Architectures'],
  retention: ['retention_in_days', 'RetentionInDays'],
  gateways: [undefined, undefined],
  'api-type': [undefined, 'Type'],
};

/** In words of the consoles, where no literal of a file is meant. */
const VALUES: Readonly<Record<WhatIfId, string>> = {
  'nat-none': '0',
  'nat-one': '1',
  'nat-per-zone': '1 / AZ',
  'http-api': 'AWS::Serverless::HttpApi',
  'logs-30': '30',
  'logs-90': '90',
  arm64: 'arm64',
  x86: 'x86_64',
};

/** The literal that a file would hold; undefined where the change is more than a value. */
function literalOf({ id, isTerraform }: To): string | undefined {
  if (id === 'logs-30' || id === 'logs-90') return VALUES[id];
  if (id === 'arm64' || id === 'x86') return isTerraform ? `["${VALUES[id]}"]` : `[${VALUES[id]}]`;
  return undefined;
}

/** The line with its new value; undefined where one line does not do it. */
function rewritten(text: string, to: To): string | undefined {
  const { id, count } = to;
  const from = REPLACED[id];
  if (from !== undefined) return text.includes(from) ? text.replace(from, VALUES[id]) : undefined;
  const sign = text.includes('=') ? '=' : ':';
  const cut = text.indexOf(sign);
  const [name, value] = [text.slice(0, cut + 1), text.slice(cut + 1).trim()];
  if (cut === -1) return undefined;
  if (id === 'logs-30' || id === 'logs-90') return isNumber(value) ? `${name} ${VALUES[id]}` : undefined;
  if (isNumber(value)) return `${name} ${count}`;
  const between = id === 'nat-none' ? ON_OR_OFF : ONE_OR_EACH;
  // What else a switch may mean is for a person to read.
  if ((value !== 'true' && value !== 'false') || !between.some((each) => name.includes(each)))
    return undefined;
  return `${name} ${value === 'true' ? 'false' : 'true'}`;
}

/** What a line is searched for. */
const REPLACED: Readonly<Partial<Record<WhatIfId, string>>> = {
  ...{ arm64: 'x86_64', x86: 'arm64', 'http-api': 'AWS::Serverless::Api' },
};

/** By the names that people give such switches, terraform-aws-modules/vpc among them. */
const ONE_OR_EACH = ['per_zone', 'per_az', 'single'];
const ON_OR_OFF = ['enable', 'create'];

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

const assigned = (property: string, value: string, isTerraform: boolean): string =>
  isTerraform ? `${property} = ${value}` : `${property}: ${value}`;

function wasOf(id: WhatIfId, days: number | undefined, from: number | undefined): string {
  if (id === 'logs-30' || id === 'logs-90') return days === undefined ? '–' : String(days);
  if (id === 'arm64') return 'x86_64';
  if (id === 'x86') return 'arm64';
  return id === 'http-api' ? 'AWS::Serverless::Api' : String(from ?? '–');
}
