import type { ContainerStyle, OwnerMark, SceneEdgeKind } from '#lib/domain/graph/scene.ts';

export type PaletteName =
  | 'canvas'
  | 'dots'
  | 'text'
  | 'muted'
  | 'ink'
  | 'badge'
  | 'card'
  | 'rule'
  | 'onPill'
  | OwnerMark
  | 'accent'
  | 'healthy'
  | 'degraded'
  | 'failing'
  | 'deploying'
  | 'unknown'
  | `edge-${SceneEdgeKind}`
  | `line-${ContainerStyle}`
  | `title-${ContainerStyle}`
  | `fill-${ContainerStyle}`;

export type Palette = Readonly<Record<PaletteName, string>>;

/** The canvas is `bg` of the product's tokens, as sRGB for programs that know no OKLCH. */
export const LIGHT: Palette = {
  canvas: '#f5f4f0',
  dots: '#d2d0ca',
  text: '#171a24',
  muted: '#505460',
  ink: '#242f3e',
  badge: '#e6e4df',
  card: '#fdfcfa',
  rule: '#d2d0ca',
  onPill: '#ffffff',
  terraform: '#5b3fd1',
  opentofu: '#5b3fd1',
  sam: '#b45309',
  cdk: '#b45309',
  cloudformation: '#b0125f',
  accent: '#4a4fc4',
  healthy: '#1b8a5a',
  degraded: '#a87400',
  failing: '#c1352f',
  deploying: '#2d4fae',
  unknown: '#6b6873',
  'edge-request': '#334155',
  'edge-response': '#55637a',
  'edge-log': '#55637a',
  'edge-invoke': '#c2410c',
  'edge-read': '#1d4ed8',
  'edge-write': '#15803d',
  'edge-stream': '#a21caf',
  'edge-message': '#be185d',
  'edge-schedule': '#be185d',
  'edge-dead-letter': '#c41d1d',
  'edge-network': '#6d28d9',
  'edge-alarm': '#9a3412',
  'line-cloud': '#242f3e',
  'line-region': '#00a4a6',
  'line-vpc': '#8c4fff',
  'line-zone': '#00a4a6',
  'line-private': '#00a4a6',
  'line-public': '#7aa116',
  'line-security-group': '#dd344c',
  'line-stack': '#e7157b',
  'line-group': '#8b909c',
  'title-cloud': '#171a24',
  'title-region': '#007c7e',
  'title-vpc': '#6d28d9',
  'title-zone': '#007c7e',
  'title-private': '#007c7e',
  'title-public': '#537010',
  'title-security-group': '#c4172f',
  'title-stack': '#b0125f',
  'title-group': '#505460',
  'fill-cloud': 'none',
  'fill-region': 'none',
  'fill-vpc': 'none',
  'fill-zone': 'none',
  'fill-private': '#00a4a6',
  'fill-public': '#7aa116',
  'fill-security-group': 'none',
  'fill-stack': '#e7157b',
  'fill-group': 'none',
};

export const DARK: Palette = {
  ...LIGHT,
  canvas: '#0c0e15',
  dots: '#363a43',
  text: '#eef0f5',
  muted: '#a3a8b4',
  ink: '#dfe6ee',
  badge: '#242833',
  card: '#12161d',
  rule: '#363a43',
  onPill: '#12131a',
  terraform: '#8b76f0',
  opentofu: '#8b76f0',
  sam: '#f0a13c',
  cdk: '#f0a13c',
  cloudformation: '#ff6fb0',
  accent: '#a9a8f5',
  healthy: '#5fd69a',
  degraded: '#f0cf4b',
  failing: '#f0685c',
  deploying: '#5fa8ee',
  unknown: '#94909c',
  'edge-request': '#cbd5e1',
  'edge-response': '#94a3b8',
  'edge-log': '#94a3b8',
  'edge-invoke': '#fb923c',
  'edge-read': '#60a5fa',
  'edge-write': '#4ade80',
  'edge-stream': '#e879f9',
  'edge-message': '#f472b6',
  'edge-schedule': '#f472b6',
  'edge-dead-letter': '#f87171',
  'edge-network': '#a78bfa',
  'edge-alarm': '#fdba74',
  'line-cloud': '#8a94a5',
  'title-cloud': '#eef0f5',
  'title-region': '#2fc7c9',
  'title-vpc': '#b491ff',
  'title-zone': '#2fc7c9',
  'title-private': '#2fc7c9',
  'title-public': '#a3cf3a',
  'title-security-group': '#ff7285',
  'title-stack': '#ff6fb0',
  'title-group': '#a3a8b4',
};

/** For a page: each colour is a CSS variable of `components/diagram/diagram.css`, so one drawing fits both themes. */
export const VARIABLES = Object.fromEntries(
  Object.keys(LIGHT).map((name) => [
    name,
    LIGHT[name as PaletteName] === 'none' ? 'none' : `var(--dg-${name})`,
  ]),
) as Palette;
