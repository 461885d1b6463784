import type { DeployMark } from '#lib/domain/deploy/deployment.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { AlarmLine } from '#lib/domain/metrics/alarm-lines.ts';
import type { PanelBeside } from '#lib/domain/metrics/compare.ts';
import type { MetricPanel } from '#lib/domain/metrics/panels.ts';
import type { Instant, TimeRange } from '#lib/domain/time.ts';

/** What every part of one chart is drawn from. */
export type ChartProps = {
  readonly environment: EnvironmentKey;
  readonly panel: MetricPanel;
  readonly range: TimeRange;
  readonly period: number;
  readonly marks: readonly DeployMark[];
  readonly alarms: readonly AlarmLine[];
  /** Names of all alarms that watch a series of it. */
  readonly watchedBy?: readonly string[];
  /** What the front door promises of this panel's latency, in its unit. */
  readonly objectives?: readonly { readonly name: string; readonly threshold: number }[];
  readonly asOf: Instant;
  /** From here on the figures may still change. */
  readonly provisionalFrom?: Instant;
  /** The same panel before a deploy or in another environment, drawn muted under it. */
  readonly before?: PanelBeside;
};
