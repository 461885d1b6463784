import type { EnvironmentKey } from '#lib/domain/environment.ts';
import {
  DEPTHS,
  type Depth,
  MOST_CLOSED,
  PICTURE_FORMATS,
  type PictureFormat,
  type PictureLook,
} from '#lib/domain/graph/picture.ts';
import { type DrawnView, SCENE_VIEWS, type SceneView } from '#lib/domain/graph/scene.ts';
import { ROWS_STEP, rowsAsked } from '#lib/domain/listed.ts';

/** What the address of the page says: a copied link shows the same. */
export type ArchitectureSearch = {
  readonly view: DrawnView;
  readonly overlay: Overlay;
  /** The part that the panel speaks of. */
  readonly node?: string;
  /** Middle of the focus view, and how far it looks. */
  readonly around?: string;
  readonly depth?: Depth;
  /** Containers that are drawn as one node each. */
  readonly closed?: readonly string[];
  /** What starts folded and is open. */
  readonly opened?: readonly string[];
  /** The picture, or the same in words or tables. */
  readonly as?: TextForm;
  /** Number of the run whose plan is laid over the picture; the newest unless told. */
  readonly run?: number;
  /** Rows that the words and tables under the picture show, where more than they begin with. */
  readonly rows?: number;
};

export const OVERLAYS = ['health', 'traffic', 'findings', 'change', 'cost'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What the picture says without being one. */
export const TEXT_FORMS = ['words', 'tables'] as const;
type TextForm = (typeof TEXT_FORMS)[number];

type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

export function searchOf(given: Given): ArchitectureSearch {
  const { node, around } = given;
  const overlay = OVERLAYS.find((each) => each === given.overlay) ?? 'health';
  const depth = DEPTHS.find((each) => String(each) === given.depth) ?? 2;
  const run = Number(given.run);
  const rows = rowsAsked(given.rows);
  const [shut, opened] = [listed(given.closed), listed(given.opened)];
  const as = TEXT_FORMS.find((each) => each === given.as);
  const common = {
    overlay,
    ...(isText(node) ? { node } : {}),
    ...(Number.isSafeInteger(run) && run > 0 ? { run } : {}),
    ...(rows > ROWS_STEP ? { rows } : {}),
    ...(as === undefined ? {} : { as }),
  };
  if (given.view === 'focus' && isText(around)) return { view: 'focus', around, depth, ...common };
  const view = SCENE_VIEWS.find((each) => each === given.view) ?? 'simple';
  return {
    view,
    ...common,
    ...(shut.length > 0 ? { closed: shut } : {}),
    ...(opened.length > 0 ? { opened } : {}),
  };
}

const listed = (given: Given[string]): readonly string[] =>
  (typeof given === 'string' ? [given] : (given ?? [])).filter(Boolean).slice(0, MOST_CLOSED);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

export function hrefOf(search: ArchitectureSearch): string {
  const { view, overlay, node, around, depth, closed, opened, run, rows, as } = search;
  const params = new URLSearchParams({ view });
  if (overlay !== 'health') params.set('overlay', overlay);
  if (around !== undefined) params.set('around', around);
  if (depth !== undefined) params.set('depth', String(depth));
  for (const each of closed ?? []) params.append('closed', each);
  for (const each of opened ?? []) params.append('opened', each);
  if (as !== undefined) params.set('as', as);
  if (run !== undefined) params.set('run', String(run));
  if (rows !== undefined) params.set('rows', String(rows));
  if (node !== undefined) params.set('node', node);
  return `?${params}`;
}

/** The same page with more rows under its picture. */
export function withMoreRows(search: ArchitectureSearch): ArchitectureSearch {
  return { ...search, rows: (search.rows ?? ROWS_STEP) + ROWS_STEP };
}

/** The same picture with another part chosen, or none. */
export function choosing(search: ArchitectureSearch, node: string | undefined): ArchitectureSearch {
  const { node: _, ...rest } = search;
  return node === undefined ? rest : { ...rest, node };
}

/** Another view of the whole: parts and containers of one view are not those of another. */
export function inView({ overlay, run, as }: ArchitectureSearch, view: SceneView): ArchitectureSearch {
  return { view, overlay, ...(run === undefined ? {} : { run }), ...(as === undefined ? {} : { as }) };
}

export function around(search: ArchitectureSearch, node: string, depth: Depth): ArchitectureSearch {
  const { closed: _, opened: __, as: ___, ...rest } = search;
  return { ...rest, view: 'focus', around: node, depth };
}

/** Closes an open container and opens a closed one. */
export function toggling(search: ArchitectureSearch, container: string): ArchitectureSearch {
  const { closed, node: _, ...rest } = search;
  const next = flipped(closed, container);
  return next.length === 0 ? rest : { ...rest, closed: next };
}

/** Opens what starts folded, and folds it again. */
export function unfolding(search: ArchitectureSearch, fold: string): ArchitectureSearch {
  const { opened, node: _, ...rest } = search;
  const next = flipped(opened, fold);
  return next.length === 0 ? rest : { ...rest, opened: next };
}

const flipped = (list: readonly string[] = [], one: string): readonly string[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

/** The page with the picture, or with what it says in words or tables. */
export function saying(search: ArchitectureSearch, as: TextForm | undefined): ArchitectureSearch {
  const { as: _, rows: __, ...rest } = search;
  return as === undefined ? rest : { ...rest, as };
}

/** Where the picture that is shown is a file; it takes the theme of whoever asks. */
export function exportHref(
  environment: EnvironmentKey,
  search: ArchitectureSearch,
  format: PictureFormat,
): string {
  const params = new URLSearchParams(hrefOf(choosing(search, undefined)));
  params.delete('rows');
  params.delete('as');
  params.set('overlay', search.overlay);
  params.set('format', format);
  return `/e/${environment}/architecture/export?${params}`;
}

export type ExportSearch = PictureLook & {
  readonly search: ArchitectureSearch;
  /** None unless the address names one: a plain picture for whoever writes the address by hand. */
  readonly overlays: readonly Overlay[];
};

/** @returns undefined for a format that is none. */
export function exportOf(given: Given): ExportSearch | undefined {
  const format = PICTURE_FORMATS.find((each) => each === given.format);
  if (!format) return undefined;
  const search = searchOf(given);
  return {
    search,
    overlays: OVERLAYS.filter((each) => each === given.overlay),
    format,
    theme: given.theme === 'dark' ? 'dark' : 'light',
  };
}
