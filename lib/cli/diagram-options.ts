import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GraphPlace } from '#lib/domain/graph/model.ts';
import { PICTURE_FORMATS, type PictureTheme } from '#lib/domain/graph/picture.ts';
import { DRAWN_VIEWS, type DrawnView } from '#lib/domain/graph/scene.ts';
import { OVERLAY_NAMES, type OverlayName } from '#lib/domain/overlay/drawn.ts';
import { ok } from '#lib/domain/result.ts';
import type { GraphFiles, SourceFile } from './diagram-graph.ts';
import { missingFromFiles } from './diagram-overlays.ts';
import { diagramSettings } from './diagram-settings.ts';
import { fileBeside } from './file-beside.ts';

const FORMATS = [...PICTURE_FORMATS, 'json'] as const;

export type DiagramOptions = {
  readonly view: DrawnView;
  /** The middle of the focus view, and lines away from it. */
  readonly node?: string;
  readonly depth?: number;
  readonly overlays: readonly OverlayName[];
  readonly format: (typeof FORMATS)[number];
  readonly theme: PictureTheme;
  /** A file; without it text goes to stdout, and a PNG is refused. */
  readonly out?: string;
};

export const DIAGRAM_USAGE = `diagram [<system>/<environment>] [--state f.json]… [--plan f.json]… [--template t.yaml]…
  [--parameter Name=value]… [--view ${DRAWN_VIEWS.join('|')}] [--node id --depth 2]
  [--overlay ${OVERLAY_NAMES.join(',')}] [--settings portal.yaml] [--format ${FORMATS.join('|')}] [--theme light|dark]
  [--account id] [--region name] [--prefix text] [--out file]
Files alone need no portal and no AWS. Without files it draws what the portal has read of the environment.
--overlay takes several. health, traffic and cost need a portal; change needs --plan or a portal with a planned run.
--settings brings people, systems, names and groups of \`diagram:\`; a portal uses its own.`;

/** What to draw: files, or an environment of the portal. */
export type DiagramCall = {
  readonly source: { readonly files: GraphFiles } | { readonly environment: string };
  readonly options: DiagramOptions;
};

/** @returns what is wrong with the call, in words. */
export function diagramCall(args: readonly string[]): DiagramCall | string {
  try {
    return parsed(args);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parsed(args: readonly string[]): DiagramCall | string {
  const many = { type: 'string', multiple: true } as const;
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      state: many,
      plan: many,
      template: many,
      parameter: many,
      view: one,
      node: one,
      depth: one,
      overlay: many,
      settings: one,
      format: one,
      theme: one,
      account: one,
      region: one,
      prefix: one,
      out: one,
    },
  });
  const terraform = [...(values.state ?? []), ...(values.plan ?? [])];
  const templates = values.template ?? [];
  const [name] = positionals;
  if (terraform.length + templates.length === 0 && name === undefined) {
    return 'Name an environment, or at least one --state, --plan or --template.';
  }
  const view = DRAWN_VIEWS.find((each) => each === (values.view ?? 'detailed'));
  const format = FORMATS.find((each) => each === (values.format ?? 'svg'));
  if (!view) return `No view ${values.view}.`;
  if (!format) return `No format ${values.format}.`;
  if (format === 'png' && values.out === undefined) return 'A PNG goes to a file: --out diagram.png';
  if (view === 'focus' && values.node === undefined)
    return 'A focus needs its middle: --node <id, ARN or name>';
  const depth = Number(values.depth ?? 2);
  if (!Number.isInteger(depth) || depth < 0) return `No depth ${values.depth}.`;
  const asked = (values.overlay ?? []).flatMap((each) => each.split(','));
  const unknown = asked.find((each) => !OVERLAY_NAMES.some((name) => name === each));
  if (unknown !== undefined) return `No overlay ${unknown}.`;
  const overlays = OVERLAY_NAMES.filter((name) => asked.includes(name));
  const focus = values.node === undefined ? {} : { node: values.node, depth };
  const out = values.out === undefined ? {} : { out: values.out };
  const theme = values.theme === 'dark' ? 'dark' : 'light';
  const options = { view, format, theme, overlays, ...focus, ...out } as const;
  if (terraform.length + templates.length === 0) {
    if (values.settings !== undefined)
      return '--settings goes with files: a portal uses its own portal.yaml.';
    return { source: { environment: name ?? '' }, options };
  }
  const missing = missingFromFiles(overlays, (values.plan ?? []).length);
  if (missing !== undefined) return missing;
  const settings =
    values.settings === undefined
      ? ok(undefined)
      : diagramSettings(file(values.settings), name?.split('/')[0]);
  if (!settings.ok) return settings.error;
  const files = {
    terraform: terraform.map(file),
    templates: templates.map(file),
    parameters: Object.fromEntries((values.parameter ?? []).map(pair)),
    place: placeOf(name, values),
    ...(settings.value ? { settings: settings.value } : {}),
  };
  return { source: { files }, options };
}

const file = (path: string): SourceFile => ({
  name: path,
  text: readFileSync(path, 'utf8'),
  beside: (named) => fileBeside(path, named),
});

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

type Placing = Readonly<Partial<Record<'account' | 'region' | 'prefix', string | undefined>>>;

function placeOf(name = 'system/environment', { account, region, prefix }: Placing): GraphPlace {
  const [system = name, environment = ''] = name.split('/');
  const unknown = [
    ...(account === undefined ? (['account'] as const) : []),
    ...(region === undefined ? (['region'] as const) : []),
  ];
  return {
    system,
    environment,
    account: account ?? '000000000000',
    region: region ?? 'us-east-1',
    prefix: prefix ?? `${system}-${environment}`,
    ...(unknown.length === 0 ? {} : { unknown }),
  };
}
